package dev.parlance.knowledge.parsing.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.Spacing;
import dev.parlance.knowledge.parsing.table.Cell;
import dev.parlance.knowledge.parsing.table.SpanGrid;
import dev.parlance.knowledge.parsing.table.TableReading;

/** A table written with rows and cells, as HTML, CALS and spreadsheets in XML do. */
final class XmlTable {

    private final XmlElement table;

    private final ParsingLimits limits;

    XmlTable(XmlElement table, ParsingLimits limits) {
        this.table = table;
        this.limits = limits;
    }

    static boolean hasRows(XmlElement table) {
        return rows(table).stream().anyMatch(row -> row.children("td", "th", "entry", "cell").findAny().isPresent());
    }

    /** @param words what stands around the table to explain it */
    void write(String words, Draft draft) {
        SpanGrid grid = new SpanGrid(limits.columns());
        for (XmlElement row : rows(table)) {
            row.children("td", "th", "entry", "cell")
                    .forEach(cell -> grid.cell(cell(cell), cell.columnSpan(), cell.rowSpan()));
            grid.endRow();
        }
        TableReading shape = TableReading.of(grid.grid(), TableReading.Hints.NONE);
        String caption = Stream.concat(Stream.of(words), table.children("caption", "title").map(XmlElement::text))
                .collect(Collectors.joining(" "));
        draft.table(shape.table(Spacing.oneLine(caption), null));
        shape.notes().forEach(note -> draft.paragraph(note, null));
    }

    private static Cell cell(XmlElement cell) {
        boolean header = cell.is("th");
        return new Cell(cell.text(), header, header, 0, Cell.Cover.OWN);
    }

    private static List<XmlElement> rows(XmlElement element) {
        List<XmlElement> rows = new ArrayList<>();
        for (XmlElement child : element.children()) {
            if (child.is("tr", "row")) {
                rows.add(child);
            } else if (child.is("thead", "tbody", "tfoot", "tgroup")) {
                rows.addAll(rows(child));
            }
        }
        return rows;
    }
}
