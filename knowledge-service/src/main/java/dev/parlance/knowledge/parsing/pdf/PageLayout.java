package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings the words of a page into reading order: boxes, columns, tables and lines. */
final class PageLayout {

    private static final int DEEPEST = 12;

    private static final double PAGE_BORDER = 0.8;

    /** Something already laid out that keeps its place among the words around it. */
    private record Placed(Box box, List<Part> parts) {}

    private final List<Rule> rules;

    private final double pageArea;

    PageLayout(PageContent page) {
        this.rules = page.rules();
        this.pageArea = page.width() * page.height();
    }

    List<Part> parts(List<Word> words) {
        return region(words, RuledGrids.of(rules), 0);
    }

    /** Lays out what lines on the page enclose first, then the words around it. */
    private List<Part> region(List<Word> words, List<List<Rule>> grids, int depth) {
        List<Placed> placed = new ArrayList<>();
        Set<Word> taken = new HashSet<>();
        List<List<Rule>> open = new ArrayList<>(grids);
        for (List<Rule> grid : grids) {
            Box box = RuledGrids.box(grid);
            List<Word> inside = words.stream()
                    .filter(word -> !taken.contains(word) && box.contains(word.box().centerX(), word.box().centerY()))
                    .toList();
            open.remove(grid);
            if (!inside.isEmpty() && depth < DEEPEST) {
                enclosed(grid, box, inside, open, depth).ifPresent(each -> {
                    placed.add(each);
                    taken.addAll(inside);
                });
            }
        }
        return ordered(words.stream().filter(word -> !taken.contains(word)).toList(), placed, depth);
    }

    private Optional<Placed> enclosed(List<Rule> grid, Box box, List<Word> inside, List<List<Rule>> others, int depth) {
        Optional<Part.Table> table = RuledTable.of(grid, inside);
        if (table.isPresent()) {
            return Optional.of(new Placed(box, List.of(table.get())));
        }
        boolean border = box.width() * box.height() > pageArea * PAGE_BORDER;
        boolean frame = grid.stream().filter(rule -> rule.horizontal() && rule.length() > box.width() * 0.9).count() > 1
                && grid.stream().filter(rule -> !rule.horizontal() && rule.length() > box.height() * 0.9).count() > 1;
        if (border || !frame) {
            return Optional.empty();
        }
        List<List<Rule>> nested = others.stream().filter(other -> box.holds(RuledGrids.box(other), 1)).toList();
        return Optional.of(new Placed(box, region(inside, nested, depth + 1)));
    }

    private List<Part> ordered(List<Word> words, List<Placed> placed, int depth) {
        List<Row> rows = Row.of(words);
        if (rows.isEmpty()) {
            return placed.stream().sorted(Comparator.comparingDouble(each -> each.box().top()))
                    .flatMap(each -> each.parts().stream()).toList();
        }
        List<Strip> strips = Strip.of(rows, placed.stream().map(Placed::box).toList());
        Optional<Gutter> gutter = depth < DEEPEST ? Gutter.find(strips, rules) : Optional.empty();
        return gutter.isPresent() ? split(rows, placed, gutter.get(), depth) : column(rows, placed);
    }

    /** Above the gutter, left of it, right of it, below it. */
    private List<Part> split(List<Row> rows, List<Placed> placed, Gutter gutter, int depth) {
        double top = gutter.first() == 0
                ? Double.NEGATIVE_INFINITY
                : (rows.get(gutter.first() - 1).box().bottom() + rows.get(gutter.first()).box().top()) / 2;
        double bottom = gutter.end() == rows.size()
                ? Double.POSITIVE_INFINITY
                : (rows.get(gutter.end() - 1).box().bottom() + rows.get(gutter.end()).box().top()) / 2;
        List<Row> band = rows.subList(gutter.first(), gutter.end());
        List<Part> parts = new ArrayList<>();
        parts.addAll(ordered(words(rows.subList(0, gutter.first())), within(placed, Double.NEGATIVE_INFINITY, top),
                depth + 1));
        List<Placed> beside = within(placed, top, bottom);
        parts.addAll(ordered(words(band).stream().filter(word -> word.box().centerX() < gutter.center()).toList(),
                beside.stream().filter(each -> each.box().centerX() < gutter.center()).toList(), depth + 1));
        parts.addAll(ordered(words(band).stream().filter(word -> word.box().centerX() >= gutter.center()).toList(),
                beside.stream().filter(each -> each.box().centerX() >= gutter.center()).toList(), depth + 1));
        parts.addAll(ordered(words(rows.subList(gutter.end(), rows.size())),
                within(placed, bottom, Double.POSITIVE_INFINITY),
                depth + 1));
        return parts;
    }

    private static List<Placed> within(List<Placed> placed, double top, double bottom) {
        return placed.stream().filter(each -> each.box().centerY() > top && each.box().centerY() <= bottom).toList();
    }

    private static List<Word> words(List<Row> rows) {
        return rows.stream().flatMap(row -> row.words().stream()).toList();
    }

    /** A single column: text and tables from top to bottom, with what was placed in between. */
    private List<Part> column(List<Row> rows, List<Placed> placed) {
        List<Placed> waiting = new ArrayList<>(
                placed.stream().sorted(Comparator.comparingDouble(each -> each.box().top())).toList());
        List<Part> parts = new ArrayList<>();
        List<Row> open = new ArrayList<>();
        for (Row row : rows) {
            while (!waiting.isEmpty() && waiting.getFirst().box().top() < row.box().centerY()) {
                parts.addAll(new AlignedTables(open, rules).parts());
                open.clear();
                parts.addAll(waiting.removeFirst().parts());
            }
            open.add(row);
        }
        parts.addAll(new AlignedTables(open, rules).parts());
        waiting.forEach(each -> parts.addAll(each.parts()));
        return parts;
    }
}
