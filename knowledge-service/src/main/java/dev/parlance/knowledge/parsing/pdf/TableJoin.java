package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.parlance.knowledge.parsing.table.Cell;
import dev.parlance.knowledge.parsing.table.Grid;

/** Makes one table of those that go on over a page break. */
final class TableJoin {

    private static final double SAME_PLACE = 14;

    private static final int LONGEST_HEADER = 6;

    private TableJoin() {
    }

    static List<FlowElement> joined(List<FlowElement> elements, LineJoin join) {
        List<FlowElement> joined = new ArrayList<>();
        for (FlowElement element : elements) {
            if (!joined.isEmpty() && joined.getLast() instanceof FlowElement.Table before
                    && element instanceof FlowElement.Table next
                    && goesOn(before, next)) {
                joined.set(joined.size() - 1, both(before, next));
            } else {
                joined.add(element);
            }
        }
        return joined;
    }

    private static boolean goesOn(FlowElement.Table before, FlowElement.Table next) {
        boolean named = !next.caption().isEmpty()
                && !next.caption().toLowerCase(Locale.ROOT).matches("(?s).*(?:cont['.’]|continued|forts|suite).*")
                && !next.caption().equals(before.caption());
        return next.page() > before.page() && !named && sameColumns(before.table().columns(), next.table().columns());
    }

    private static boolean sameColumns(List<Double> one, List<Double> other) {
        if (one.size() != other.size()) {
            return false;
        }
        int apart = 0;
        for (int at = 0; at < one.size(); at++) {
            apart += Math.abs(one.get(at) - other.get(at)) > SAME_PLACE ? 1 : 0;
        }
        return apart * 3 <= one.size();
    }

    private static FlowElement both(FlowElement.Table before, FlowElement.Table next) {
        List<List<Cell>> rows = new ArrayList<>(before.table().grid().rows());
        List<List<Cell>> more = next.table().grid().rows();
        rows.addAll(more.subList(repeated(rows, more), more.size()));
        Part.Table first = before.table();
        return new FlowElement.Table(
                new Part.Table(Grid.of(rows), first.box(), first.columns(), first.ruled(), first.headerRows()),
                before.caption(),
                before.page());
    }

    /** How many rows at the top are the column names once more. */
    private static int repeated(List<List<Cell>> rows, List<List<Cell>> more) {
        int same = 0;
        while (same < Math.min(LONGEST_HEADER, Math.min(rows.size(), more.size()))
                && texts(rows.get(same)).equals(texts(more.get(same)))) {
            same++;
        }
        return same;
    }

    private static List<String> texts(List<Cell> row) {
        return row.stream().map(Cell::text).toList();
    }
}
