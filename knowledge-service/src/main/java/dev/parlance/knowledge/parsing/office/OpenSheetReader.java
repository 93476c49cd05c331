package dev.parlance.knowledge.parsing.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.Source;
import dev.parlance.knowledge.parsing.table.Cell;

/** Reads OpenDocument spreadsheets, cell values as they were displayed. */
final class OpenSheetReader implements FormatReader {

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(DocumentKind.OPEN_SPREADSHEET);
    }

    @Override
    public ParsedDocument read(Source source) throws IOException {
        try (OpenPackage file = new OpenPackage(source.file()); OfficeXml xml = file.content()) {
            Draft draft = new Draft(source.limits());
            SheetBlocks blocks = new SheetBlocks(draft);
            while (xml.nextWithin(0)) {
                if (xml.name().equals("table")) {
                    blocks.sheet(String.valueOf(xml.attribute("name")), new Sheet(xml, source.limits()).read());
                } else if (xml.name().equals("tracked-changes")) {
                    xml.skip();
                }
            }
            return draft.finish(file.title());
        }
    }

    /** One sheet while it is read. Rows and cells that come several times in a row are written once with their number. */
    private static final class Sheet {

        private final OfficeXml xml;

        private final ParsingLimits limits;

        private final SheetRows rows;

        private final List<CellRangeAddress> merged = new ArrayList<>();

        private int row;

        Sheet(OfficeXml xml, ParsingLimits limits) {
            this.xml = xml;
            this.limits = limits;
            this.rows = new SheetRows(limits);
        }

        SheetRows read() throws IOException {
            int start = xml.depth();
            int header = Integer.MAX_VALUE;
            while (xml.nextWithin(start)) {
                header = xml.depth() <= header ? Integer.MAX_VALUE : header;
                switch (xml.name()) {
                    case "table-header-rows" -> header = xml.depth();
                    case "table-row" -> row(header < Integer.MAX_VALUE);
                    case "shapes", "annotation", "forms" -> xml.skip();
                    default -> {
                    }
                }
            }
            merged.forEach(rows::merge);
            return rows;
        }

        private void row(boolean header) throws IOException {
            int times = Math.max(1, xml.number("number-rows-repeated", 1));
            List<Placed> cells = cells(header);
            for (int time = 0; time < (cells.isEmpty() ? 0 : times); time++) {
                for (Placed each : cells) {
                    rows.add(row + time, each.column(), each.cell());
                }
            }
            row += times;
        }

        private List<Placed> cells(boolean header) throws IOException {
            List<Placed> cells = new ArrayList<>();
            int column = 0;
            int start = xml.depth();
            while (xml.nextWithin(start)) {
                if (xml.name().matches("(?:covered-)?table-cell")) {
                    int times = Math.max(1, xml.number("number-columns-repeated", 1));
                    merge(column);
                    place(cells, column, times, text(), header);
                    column += times;
                }
            }
            return cells;
        }

        private void merge(int column) {
            int across = xml.number("number-columns-spanned", 1);
            int down = xml.number("number-rows-spanned", 1);
            if ((across > 1 || down > 1) && across > 0 && down > 0) {
                merged.add(new CellRangeAddress(row, row + down - 1, column, column + across - 1));
            }
        }

        private void place(List<Placed> cells, int column, int times, @Nullable String text, boolean header) {
            for (int time = 0; text != null && time < Math.min(times, limits.columns() + 1); time++) {
                cells.add(new Placed(column + time, new Cell(text, header, header, 0, Cell.Cover.OWN)));
            }
        }

        /** What the cell shows; nothing if it is empty. */
        private @Nullable String text() throws IOException {
            String formula = xml.attribute("formula");
            StringBuilder words = new StringBuilder();
            int start = xml.depth();
            while (xml.nextWithin(start)) {
                switch (xml.name()) {
                    case "p", "h" -> words.append(words.isEmpty() ? "" : " ").append(OpenText.paragraph(xml));
                    case "annotation", "frame" -> xml.skip();
                    default -> {
                    }
                }
            }
            String shown = words.isEmpty() && formula != null
                    ? formula.replaceFirst("^\\w+:(?==)", "")
                    : words.toString();
            return shown.isEmpty() ? null : shown;
        }
    }

    private record Placed(int column, Cell cell) {}
}
