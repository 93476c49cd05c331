package dev.parlance.knowledge.parsing.office;

import java.util.ArrayList;
import java.util.List;

import org.apache.poi.sl.usermodel.TableCell;
import org.apache.poi.sl.usermodel.TableShape;

import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.table.Cell;
import dev.parlance.knowledge.parsing.table.Cell.Cover;
import dev.parlance.knowledge.parsing.table.Grid;
import dev.parlance.knowledge.parsing.table.TableReading;
import dev.parlance.knowledge.parsing.table.TableReading.Hints;

/** A table on a slide with its merged cells. */
final class SlideTable {

    private final TableShape<?, ?> table;

    private final int width;

    private final List<List<Cell>> rows = new ArrayList<>();

    SlideTable(TableShape<?, ?> table, ParsingLimits limits) {
        this.table = table;
        this.width = Math.min(table.getNumberOfColumns(), limits.columns());
    }

    /** @param named whether the first row is styled as column names */
    void write(Draft draft, int slide, boolean named) {
        for (int row = 0; row < table.getNumberOfRows(); row++) {
            rows.add(row(row, named && row == 0));
        }
        TableReading reading = TableReading.of(Grid.of(rows), Hints.NONE);
        if (reading.isTable()) {
            draft.table(reading.table(null, slide));
        } else {
            rows.stream().flatMap(List::stream).filter(Cell::isOwn)
                    .forEach(cell -> draft.paragraph(cell.text(), slide));
        }
        reading.notes().forEach(note -> draft.paragraph(note, slide));
    }

    private List<Cell> row(int row, boolean strong) {
        List<Cell> cells = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            cells.add(cell(row, column, cells, strong));
        }
        return cells;
    }

    /** A place that is merged away takes the text from the left, or from above where the row begins with it. */
    private Cell cell(int row, int column, List<Cell> before, boolean strong) {
        TableCell<?, ?> cell = table.getCell(row, column);
        if (cell != null && !cell.isMerged()) {
            boolean bold = strong || SlideBlocks.isBold(cell);
            return new Cell(SlideBlocks.words(cell), bold, false, 0, Cover.OWN);
        }
        if (spannedFromLeft(row, column)) {
            return before.getLast().covered(Cover.FROM_LEFT);
        }
        return row == 0 ? Cell.EMPTY : rows.get(row - 1).get(column).covered(Cover.FROM_ABOVE);
    }

    private boolean spannedFromLeft(int row, int column) {
        for (int left = column - 1; left >= 0; left--) {
            TableCell<?, ?> cell = table.getCell(row, left);
            if (cell != null && !cell.isMerged()) {
                return left + cell.getGridSpan() > column;
            }
        }
        return false;
    }
}
