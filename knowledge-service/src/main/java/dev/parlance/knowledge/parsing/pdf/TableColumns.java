package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.parlance.knowledge.parsing.table.Cell;
import dev.parlance.knowledge.parsing.table.Cell.Cover;
import dev.parlance.knowledge.parsing.table.Measures;

/** Where the columns of a table without vertical lines stand, found from the rows that hold values. */
final class TableColumns {

    private static final double WORD_GAP = 0.6;

    private static final double NAME_GAP = 0.4;

    private record Stretch(double left, double right) {

        double distance(Box box) {
            return Math.max(0, Math.max(left - box.right(), box.left() - right));
        }

        boolean meets(Stretch other) {
            return left < other.right && other.left < right;
        }
    }

    private final List<Stretch> columns;

    private final int measuredRows;

    private TableColumns(List<Stretch> columns, int measuredRows) {
        this.columns = columns;
        this.measuredRows = measuredRows;
    }

    static TableColumns of(List<Row> rows) {
        List<Row> multiple = rows.stream().filter(AlignedTables::isMultiple).toList();
        List<Row> measured = multiple.stream().filter(TableColumns::isMeasured).toList();
        List<Row> telling = measured.size() >= 2 ? measured : multiple;
        List<Stretch> columns = stretches(telling);
        double usual = telling.stream().mapToInt(row -> row.segments(AlignedTables.CELL_GAP).size()).average()
                .orElse(0);
        if (columns.size() < usual && telling.size() > 3) {
            columns = stretches(withoutWidest(telling));
        }
        return new TableColumns(columns, measured.size());
    }

    int count() {
        return columns.size();
    }

    /** Rows that hold a number beside their label. */
    int measuredRows() {
        return measuredRows;
    }

    List<Double> lefts() {
        return columns.stream().map(Stretch::left).toList();
    }

    /** The columns in which a row has words. */
    List<Integer> filled(Row row) {
        return row.segments(WORD_GAP).stream().flatMap(segment -> pieces(segment).stream())
                .map(piece -> column(piece.box())).distinct()
                .toList();
    }

    /** The cells of one table row, written on one or more lines. */
    List<Cell> cells(List<Row> lines, boolean named, TableRules rules) {
        List<List<Row>> texts = new ArrayList<>();
        List<Integer> reach = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            texts.add(new ArrayList<>());
            reach.add(column);
        }
        for (Row line : lines) {
            for (Row piece : pieces(line, named, rules)) {
                int[] span = named ? span(piece, line, rules) : new int[]{column(piece.box()), column(piece.box())};
                append(texts.get(span[0]), piece);
                reach.set(span[0], Math.max(reach.get(span[0]), span[1]));
            }
        }
        return cells(texts, reach);
    }

    private static void append(List<Row> lines, Row piece) {
        boolean sameLine = !lines.isEmpty()
                && Math.abs(lines.getLast().baseline() - piece.baseline()) < 0.3 * piece.size();
        if (sameLine) {
            List<Word> words = new ArrayList<>(lines.removeLast().words());
            words.addAll(piece.words());
            lines.add(new Row(words));
        } else {
            lines.add(piece);
        }
    }

    private static List<Cell> cells(List<List<Row>> texts, List<Integer> reach) {
        List<Cell> cells = new ArrayList<>();
        int covered = -1;
        for (int column = 0; column < texts.size(); column++) {
            List<Row> lines = texts.get(column);
            if (lines.isEmpty() && column <= covered) {
                cells.add(cells.getLast().covered(Cover.FROM_LEFT));
            } else {
                cells.add(lines.isEmpty()
                        ? Cell.EMPTY
                        : new Cell(LineJoin.plain(lines), lines.stream().allMatch(Row::isBold), false,
                                lines.getFirst().box().left(), Cover.OWN));
                covered = reach.get(column);
            }
        }
        return cells;
    }

    /** What of a line goes into different columns; a name with a line under it stays whole. */
    private List<Row> pieces(Row line, boolean named, TableRules rules) {
        List<Row> pieces = new ArrayList<>();
        for (Row segment : line.segments(named ? NAME_GAP : WORD_GAP)) {
            boolean whole = named && rules.underline(segment.box()).filter(rule -> under(rule).length > 1).isPresent();
            pieces.addAll(whole ? List.of(segment) : pieces(segment));
        }
        return pieces;
    }

    private int[] under(Rule rule) {
        return IntStream.range(0, columns.size()).filter(column -> isUnder(columns.get(column), rule)).toArray();
    }

    /** Words of a segment, parted where it runs over the room between two columns without a word crossing it. */
    private List<Row> pieces(Row segment) {
        List<Row> pieces = new ArrayList<>();
        List<Word> open = new ArrayList<>();
        for (Word word : segment.words()) {
            boolean other = !open.isEmpty() && touched(open.getLast().box()) && touched(word.box())
                    && column(open.getLast().box()) != column(word.box());
            if (other) {
                pieces.add(new Row(List.copyOf(open)));
                open.clear();
            }
            open.add(word);
        }
        pieces.add(new Row(List.copyOf(open)));
        return pieces;
    }

    private boolean touched(Box word) {
        return columns.stream().filter(column -> word.sharedWidth(column.left(), column.right()) > 0.5).count() == 1;
    }

    /** From which column to which a name reaches: as far as the line under it, else over those it stands above the middle of. */
    private int[] span(Row name, Row line, TableRules rules) {
        Optional<Rule> underline = rules.underline(name.box());
        int own = column(name.box());
        if (underline.isPresent()) {
            int[] under = under(underline.get());
            return under.length > 0 ? new int[]{under[0], under[under.length - 1]} : new int[]{own, own};
        }
        int[] met = IntStream.range(0, columns.size())
                .filter(column -> name.box().sharedWidth(columns.get(column).left(),
                        columns.get(column).right()) > 0.5)
                .toArray();
        return met.length > 1 ? centered(name.box(), met[0], met[met.length - 1], line) : new int[]{own, own};
    }

    private static boolean isUnder(Stretch column, Rule rule) {
        double middle = (column.left() + column.right()) / 2;
        return middle > rule.from() - 2 && middle < rule.to() + 2;
    }

    /** Widens a span of columns while that brings its middle closer to the middle of the name. */
    private int[] centered(Box name, int first, int last, Row line) {
        int[] best = {first, last};
        for (int left = first; left > 0 && isFree(left - 1, line); left--) {
            best = closer(name, best, new int[]{left - 1, last});
        }
        for (int right = last; right + 1 < columns.size() && isFree(right + 1, line); right++) {
            best = closer(name, best, new int[]{best[0], right + 1});
        }
        return best;
    }

    private boolean isFree(int column, Row line) {
        Stretch stretch = columns.get(column);
        return column > 0 && line.words().stream()
                .noneMatch(word -> word.box().sharedWidth(stretch.left(), stretch.right()) > 0.5);
    }

    private int[] closer(Box name, int[] best, int[] other) {
        return offset(name, other) < offset(name, best) ? other : best;
    }

    private double offset(Box name, int[] span) {
        return Math.abs((columns.get(span[0]).left() + columns.get(span[1]).right()) / 2 - name.centerX());
    }

    /** The column a word stands in or nearest to. */
    private int column(Box box) {
        return IntStream.range(0, columns.size()).boxed().min(Comparator
                .comparingDouble((Integer at) -> columns.get(at).distance(box))
                .thenComparingDouble(at -> -box.sharedWidth(columns.get(at).left(), columns.get(at).right())))
                .orElse(0);
    }

    private static boolean isMeasured(Row row) {
        List<Row> segments = row.segments(AlignedTables.CELL_GAP);
        return segments.stream().skip(1).anyMatch(segment -> Measures.isMeasured(segment.text()));
    }

    private static List<Stretch> stretches(List<Row> rows) {
        List<Stretch> merged = new ArrayList<>();
        rows.stream().flatMap(row -> row.segments(AlignedTables.CELL_GAP).stream())
                .map(segment -> new Stretch(segment.box().left(), segment.box().right()))
                .sorted(Comparator.comparingDouble(Stretch::left)).forEach(stretch -> merge(merged, stretch));
        return merged;
    }

    private static void merge(List<Stretch> merged, Stretch next) {
        if (!merged.isEmpty() && merged.getLast().meets(next)) {
            Stretch last = merged.removeLast();
            merged.add(new Stretch(last.left(), Math.max(last.right(), next.right())));
        } else {
            merged.add(next);
        }
    }

    /** Leaves out the few rows whose cells reach over several columns. */
    private static List<Row> withoutWidest(List<Row> rows) {
        int few = Math.max(1, rows.size() / 6);
        return rows.stream().sorted(Comparator.comparingDouble(row -> -widest(row))).skip(few).toList();
    }

    private static double widest(Row row) {
        return row.segments(AlignedTables.CELL_GAP).stream().skip(1).mapToDouble(segment -> segment.box().width()).max()
                .orElse(0);
    }
}
