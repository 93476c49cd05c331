package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what is printed at the head or foot of many pages. It is kept where it comes first, page numbers nowhere. */
final class RunningLines {

    private static final double MARGIN = 0.13;

    private static final int ROWS_LOOKED_AT = 3;

    private static final String PAGE_NUMBER = "(?i)[\\s\\-–—|/.:()\\[\\]]*(?:page|seite|página|pagina|pág\\.?|side|sida|стр\\.?|p\\.)?[\\s\\-–—|]*"
            + "(?:#+|[ivxl]{1,6})(?:\\s*(?:of|von|de|di|af|av|van|sur|из|/)\\s*#+)?[\\s\\-–—|/.:()\\[\\]]*";

    private final Map<String, Set<Integer>> pagesOf = new HashMap<>();

    private final Set<String> seen = new HashSet<>();

    /** How far the numbers printed on top and bottom lines are from the count of pages, and how often. */
    private final Map<Integer, Integer> offsets = new HashMap<>();

    private final int pages;

    RunningLines(List<PageContent> contents) {
        this.pages = contents.size();
        contents.forEach(page -> outerRows(page).forEach(row -> numbers(row)
                .forEach(number -> offsets.merge(number - page.number(), 1, Integer::sum))));
        contents.forEach(page -> marginRows(page)
                .forEach(row -> pagesOf.computeIfAbsent(key(row), key -> new HashSet<>()).add(page.number())));
    }

    /** The page without its page number and without running lines that an earlier page had. Ask page by page, in order. */
    PageContent without(PageContent page) {
        Set<Word> dropped = new HashSet<>();
        for (Row row : marginRows(page)) {
            String key = key(row);
            if (key.matches(PAGE_NUMBER) || isNumbered(row, page) || (isRunning(key) && !seen.add(key))) {
                dropped.addAll(row.words());
            }
        }
        return dropped.isEmpty()
                ? page
                : page.withWords(page.words().stream().filter(word -> !isAmong(word, dropped)).toList());
    }

    /** A line that begins or ends with the number of its page, counted as on most other pages. */
    private boolean isNumbered(Row row, PageContent page) {
        return outerRows(page).stream().anyMatch(outer -> outer.box().equals(row.box()))
                && numbers(row).stream().anyMatch(number -> isPageNumber(number, page));
    }

    private boolean isPageNumber(int number, PageContent page) {
        int times = offsets.getOrDefault(number - page.number(), 0);
        return times > 3 && times * 3 > pages;
    }

    private static List<Row> outerRows(PageContent page) {
        List<Row> margin = marginRows(page);
        return margin.size() < 2 ? margin : List.of(margin.getFirst(), margin.getLast());
    }

    private static List<Integer> numbers(Row row) {
        return Stream.of(row.words().getFirst().text(), row.words().getLast().text())
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::valueOf).distinct().toList();
    }

    private boolean isRunning(String key) {
        int times = pagesOf.getOrDefault(key, Set.of()).size();
        return times > 1 && (times > 2 || pages <= 6) && key.codePoints().filter(Character::isLetter).count() > 2;
    }

    /** Marks may have been put in brackets within a row, so words are compared by their place. */
    private static boolean isAmong(Word word, Set<Word> dropped) {
        return dropped.contains(word) || dropped.stream().anyMatch(other -> other.box().equals(word.box()));
    }

    private static List<Row> marginRows(PageContent page) {
        List<Row> rows = Row.of(page.words());
        List<Row> margin = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            boolean outer = at < ROWS_LOOKED_AT || at >= rows.size() - ROWS_LOOKED_AT;
            double middle = rows.get(at).box().centerY();
            if (outer && (middle < page.height() * MARGIN || middle > page.height() * (1 - MARGIN))) {
                margin.add(rows.get(at));
            }
        }
        return margin;
    }

    private static String key(Row row) {
        return row.text().replaceAll("\\d+", "#").replaceAll("(?:#[.\\-]?)+", "#").strip();
    }
}
