package dev.parlance.knowledge.parsing.plain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.LimitExceeded;
import dev.parlance.knowledge.parsing.table.Grid;
import dev.parlance.knowledge.parsing.table.TableReading;

/** Takes a text line by line and finds the structure its writer marked with plain characters. */
final class MarkedText {

    private static final Pattern UNDERLINE = Pattern.compile("(={3,}|-{3,})\\s*");

    private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*+•‣◦]|\\d{1,3}[.)])\\s+(.*)");

    private static final Pattern TABLE_ROW = Pattern.compile("\\s*\\|.*\\|\\s*");

    private static final Pattern TABLE_RULE = Pattern.compile("[\\s|:+=-]+");

    private static final int LONGEST_LINE_OF_PROSE = 4000;

    private static final int MOST_PLACES = 1_000_000;

    private final Draft draft;

    private final UnaryOperator<String> words;

    private final List<String> open = new ArrayList<>();

    private final List<String> tableRows = new ArrayList<>();

    private boolean item;

    private @Nullable String title;

    /** @param words takes the marks out of a line */
    MarkedText(Draft draft, UnaryOperator<String> words) {
        this.draft = draft;
        this.words = words;
    }

    void line(String line) {
        if (TABLE_ROW.matcher(line).matches()) {
            closeProse();
            tableRows.add(line.strip());
        } else {
            closeTable();
            prose(line);
        }
    }

    /** Closes what is open and tells the title, if a first heading gave one. */
    @Nullable
    String end() {
        close();
        return title;
    }

    private void prose(String line) {
        Matcher entry = ITEM.matcher(line);
        if (line.isBlank()) {
            closeProse();
        } else if (UNDERLINE.matcher(line).matches()) {
            underline(line.charAt(0) == '=' ? 1 : 2);
        } else if (entry.matches()) {
            closeProse();
            item = true;
            open.add(numbered(line) ? line.strip() : entry.group(1));
        } else {
            open.add(line.strip());
        }
    }

    private static boolean numbered(String line) {
        return Character.isDigit(line.strip().charAt(0));
    }

    private void underline(int level) {
        if (open.size() == 1 && !item && open.getFirst().length() < 120) {
            heading(level, open.removeFirst());
        } else {
            closeProse();
        }
    }

    private void heading(int level, String text) {
        if (title == null && level == 1) {
            title = words.apply(text);
        }
        draft.heading(level, words.apply(text), null);
    }

    /** Ends the paragraph, item or table under way. */
    void close() {
        closeProse();
        closeTable();
    }

    private void closeProse() {
        if (!open.isEmpty()) {
            if (item) {
                draft.item(words.apply(String.join(" ", open)), null);
            } else {
                paragraphs();
            }
        }
        open.clear();
        item = false;
    }

    /** A file without empty lines holds one paragraph a line. */
    private void paragraphs() {
        String whole = String.join(" ", open);
        if (whole.length() > LONGEST_LINE_OF_PROSE) {
            open.forEach(line -> draft.paragraph(words.apply(line), null));
        } else {
            draft.paragraph(words.apply(whole), null);
        }
    }

    private void closeTable() {
        if (tableRows.isEmpty()) {
            return;
        }
        boolean ruled = tableRows.size() > 1 && TABLE_RULE.matcher(tableRows.get(1)).matches();
        refuseSprawl();
        List<List<String>> rows = tableRows.stream().filter(row -> !TABLE_RULE.matcher(row).matches())
                .map(this::cells).toList();
        draft.table(TableReading.of(Grid.ofTexts(rows),
                new TableReading.Hints(TableReading.FirstRow.USUALLY_NAMES, false, false,
                        ruled ? OptionalInt.of(1) : OptionalInt.empty()))
                .table(null, null));
        tableRows.clear();
    }

    /** Texts are read beside everything else: what they take has to stay in proportion to what they say. */
    private void refuseSprawl() {
        long widest = tableRows.stream().mapToLong(row -> row.chars().filter(mark -> mark == '|').count()).max()
                .orElse(0);
        if (widest * tableRows.size() > MOST_PLACES) {
            throw new LimitExceeded("A table has more than " + MOST_PLACES + " places for cells.");
        }
    }

    private List<String> cells(String row) {
        String inner = row.substring(1, row.length() - 1);
        return Arrays.stream(inner.split("(?<!\\\\)\\|", -1)).map(cell -> words.apply(cell.replace("\\|", "|")))
                .toList();
    }
}
