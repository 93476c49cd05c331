package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.table.Cell;
import dev.parlance.knowledge.parsing.table.Cell.Cover;
import dev.parlance.knowledge.parsing.table.Grid;

/** A table whose cells are drawn with lines. Where a line between two places is missing they are one cell. */
final class RuledTable {

    private static final double SAME_LINE = 3;

    private static final double LEAST_COVERAGE = 0.45;

    private static final int MOST_LINES = 400;

    private final List<Rule> rules;

    private final List<Word> words;

    private final double[] xs;

    private final double[] ys;

    private RuledTable(List<Rule> rules, List<Word> words) {
        this.rules = rules;
        this.words = words;
        this.xs = places(rules.stream().filter(rule -> !rule.horizontal()).toList());
        this.ys = places(rules.stream().filter(Rule::horizontal).toList());
    }

    /** The table a grid of rules draws around words; empty if it only frames or decorates them. */
    static Optional<Part.Table> of(List<Rule> rules, List<Word> inside) {
        RuledTable table = new RuledTable(rules, inside);
        int places = (table.xs.length - 1) * (table.ys.length - 1);
        if (table.xs.length < 3 || table.ys.length < 2 || places > MOST_LINES * 50 || inside.isEmpty()) {
            return Optional.empty();
        }
        return table.isDividedThroughout() ? Optional.of(table.build()).filter(RuledTable::isFilled) : Optional.empty();
    }

    /** Lines of a table run through most of it; the bars of a chart do not. */
    private boolean isDividedThroughout() {
        return coverage(false, xs, ys) >= LEAST_COVERAGE && (ys.length < 3 || coverage(true, ys, xs) >= LEAST_COVERAGE);
    }

    private double coverage(boolean horizontal, double[] places, double[] across) {
        double whole = across[across.length - 1] - across[0];
        return IntStream.range(1, places.length - 1).mapToDouble(place -> rules.stream()
                .filter(rule -> rule.horizontal() == horizontal && Math.abs(rule.at() - places[place]) <= SAME_LINE)
                .mapToDouble(Rule::length).max().orElse(0) / whole).average().orElse(0);
    }

    private static boolean isFilled(Part.Table table) {
        long filled = table.grid().rows().stream().flatMap(List::stream).filter(Cell::isOwn).count();
        Grid trimmed = table.grid().trimmed();
        return trimmed.width() > 1 && filled > 2 && filled * 5 >= (long) trimmed.width() * trimmed.height();
    }

    private Part.Table build() {
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row + 1 < ys.length; row++) {
            rows.addAll(lines(row));
        }
        Box box = RuledGrids.box(rules);
        List<Double> columns = new ArrayList<>();
        for (int column = 0; column + 1 < xs.length; column++) {
            columns.add(xs[column]);
        }
        return new Part.Table(Grid.of(rows), box, columns, true, -1);
    }

    /** One row of cells, or several where a row is not ruled but its columns hold lines side by side. */
    private List<List<Cell>> lines(int row) {
        List<List<Row>> texts = new ArrayList<>();
        for (int column = 0; column + 1 < xs.length; column++) {
            texts.add(Row.of(wordsIn(column, row)));
        }
        List<Double> baselines = sharedBaselines(texts);
        if (baselines.size() < 3) {
            return List.of(cells(row));
        }
        return baselines.stream().map(baseline -> texts.stream().map(rows -> cellAt(rows, baseline)).toList()).toList();
    }

    /** The baselines of a row of places, if the places hold the same number of lines at the same heights. */
    private static List<Double> sharedBaselines(List<List<Row>> texts) {
        List<List<Row>> filled = texts.stream().filter(rows -> !rows.isEmpty()).toList();
        if (filled.size() < 2) {
            return List.of();
        }
        List<Row> longest = filled.stream().max(Comparator.comparingInt(List::size)).orElseThrow();
        long alike = filled.stream().filter(rows -> rows.size() * 10 >= longest.size() * 8).count();
        boolean aligned = filled.stream().flatMap(List::stream).allMatch(row -> longest.stream()
                .anyMatch(other -> Math.abs(other.baseline() - row.baseline()) < 0.3 * row.size()));
        return alike >= 2 && alike * 2 > filled.size() && aligned
                ? longest.stream().map(Row::baseline).toList()
                : List.of();
    }

    private static Cell cellAt(List<Row> rows, double baseline) {
        return rows.stream().filter(row -> Math.abs(row.baseline() - baseline) < 0.3 * row.size()).findFirst()
                .map(row -> cell(List.of(row), Cover.OWN)).orElse(Cell.EMPTY);
    }

    private List<Cell> cells(int row) {
        List<Cell> cells = new ArrayList<>();
        for (int column = 0; column + 1 < xs.length; column++) {
            int left = firstColumn(column, row);
            int top = firstRow(left, row);
            Cover cover = left < column ? Cover.FROM_LEFT : top < row ? Cover.FROM_ABOVE : Cover.OWN;
            cells.add(cell(Row.of(wordsWithin(left, top)), cover));
        }
        return cells;
    }

    private static Cell cell(List<Row> rows, Cover cover) {
        if (rows.isEmpty()) {
            return Cell.EMPTY;
        }
        return new Cell(LineJoin.plain(rows), rows.stream().allMatch(Row::isBold), false, rows.getFirst().box().left(),
                cover);
    }

    private int firstColumn(int column, int row) {
        int first = column;
        while (first > 0 && !isDivided(false, xs[first], ys[row], ys[row + 1])) {
            first--;
        }
        return first;
    }

    private int firstRow(int column, int row) {
        int first = row;
        while (first > 0 && !isDivided(true, ys[first], xs[column], xs[column + 1])) {
            first--;
        }
        return first;
    }

    private boolean isDivided(boolean horizontal, double at, double from, double to) {
        double room = (to - from) * 0.25;
        return rules.stream().anyMatch(rule -> rule.horizontal() == horizontal && Math.abs(rule.at() - at) <= SAME_LINE
                && rule.covers(from + room, to - room));
    }

    /** All words of the merged cell that begins at this place. */
    private List<Word> wordsWithin(int column, int row) {
        int right = column + 1;
        while (right + 1 < xs.length && !isDivided(false, xs[right], ys[row], ys[row + 1])) {
            right++;
        }
        int bottom = row + 1;
        while (bottom + 1 < ys.length && !isDivided(true, ys[bottom], xs[column], xs[column + 1])) {
            bottom++;
        }
        return wordsIn(new Box(xs[column], ys[row], xs[right], ys[bottom]));
    }

    private List<Word> wordsIn(int column, int row) {
        return wordsIn(new Box(xs[column], ys[row], xs[column + 1], ys[row + 1]));
    }

    private List<Word> wordsIn(Box cell) {
        return words.stream().filter(word -> cell.contains(word.box().centerX(), word.box().centerY())).toList();
    }

    /** Where rules of one direction stand; nearly the same place is the same. */
    private static double[] places(List<Rule> rules) {
        List<Double> places = new ArrayList<>();
        @Nullable
        Double last = null;
        for (double at : rules.stream().map(Rule::at).sorted().collect(Collectors.toList())) {
            if (last == null || at - last > SAME_LINE) {
                places.add(at);
                last = at;
            }
        }
        return places.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
