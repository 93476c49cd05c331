package dev.parlance.knowledge.parsing.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.parlance.knowledge.parsing.LimitExceeded;
import dev.parlance.knowledge.parsing.table.Cell.Cover;

/** Lays cells that span several columns or rows out on a plain grid, row after row. */
public final class SpanGrid {

    private record Hanging(Cell cell, int rowsLeft) {}

    private final int widest;

    private final List<List<Cell>> rows = new ArrayList<>();

    private Map<Integer, Hanging> hanging = new HashMap<>();

    private Map<Integer, Hanging> hangingNext = new HashMap<>();

    private List<Cell> row = new ArrayList<>();

    /** @param widest columns allowed */
    public SpanGrid(int widest) {
        this.widest = widest;
    }

    /** Adds a cell to the row under way, after the cells that hang down into it. */
    public void cell(Cell cell, int columnSpan, int rowSpan) {
        takeHanging();
        int across = Math.clamp(columnSpan, 1, widest);
        for (int offset = 0; offset < across; offset++) {
            place(offset == 0 ? cell : cell.covered(Cover.FROM_LEFT), rowSpan - 1);
        }
    }

    public void endRow() {
        takeHanging();
        while (!hanging.isEmpty()) {
            row.add(Cell.EMPTY);
            takeHanging();
        }
        rows.add(row);
        row = new ArrayList<>();
        hanging = hangingNext;
        hangingNext = new HashMap<>();
    }

    public Grid grid() {
        return Grid.of(rows);
    }

    private void takeHanging() {
        for (Hanging above = hanging.remove(row.size()); above != null; above = hanging.remove(row.size())) {
            place(above.cell(), above.rowsLeft() - 1);
        }
    }

    private void place(Cell cell, int rowsBelow) {
        if (row.size() >= widest) {
            throw new LimitExceeded("A table has more than " + widest + " columns.");
        }
        if (rowsBelow > 0) {
            hangingNext.put(row.size(), new Hanging(cell.covered(Cover.FROM_ABOVE), rowsBelow));
        }
        row.add(cell);
    }
}
