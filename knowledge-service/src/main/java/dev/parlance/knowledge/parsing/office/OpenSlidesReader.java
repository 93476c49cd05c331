package dev.parlance.knowledge.parsing.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.parlance.knowledge.parsing.Block;
import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.Source;
import dev.parlance.knowledge.parsing.table.Cell;
import dev.parlance.knowledge.parsing.table.SpanGrid;
import dev.parlance.knowledge.parsing.table.TableReading;

/** Reads OpenDocument presentations slide by slide: titles, texts, tables, notes. */
final class OpenSlidesReader implements FormatReader {

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(DocumentKind.OPEN_SLIDES);
    }

    @Override
    public ParsedDocument read(Source source) throws IOException {
        try (OpenPackage file = new OpenPackage(source.file()); OfficeXml xml = file.content()) {
            Draft draft = new Draft(source.limits());
            int number = 0;
            while (xml.nextWithin(0)) {
                if (xml.name().equals("page")) {
                    new Slide(xml, source.limits(), ++number).read().write(draft);
                } else if (xml.name().matches("(?:automatic-|master-)?styles|font-face-decls|settings")) {
                    xml.skip();
                }
            }
            return draft.finish(file.title());
        }
    }

    /** One slide while it is read. */
    private static final class Slide {

        private final OfficeXml xml;

        private final ParsingLimits limits;

        private final int number;

        private final List<Block> blocks = new ArrayList<>();

        private final List<String> notes = new ArrayList<>();

        private final StringBuilder title = new StringBuilder();

        Slide(OfficeXml xml, ParsingLimits limits, int number) {
            this.xml = xml;
            this.limits = limits;
            this.number = number;
        }

        Slide read() throws IOException {
            int start = xml.depth();
            int itemsWithin = Integer.MAX_VALUE;
            while (xml.nextWithin(start)) {
                itemsWithin = xml.depth() <= itemsWithin ? Integer.MAX_VALUE : itemsWithin;
                switch (xml.name()) {
                    case "notes" -> notes();
                    case "frame" -> frame();
                    case "list" -> itemsWithin = Math.min(itemsWithin, xml.depth());
                    case "table" -> table();
                    case "p", "h" -> blocks.add(new Block.Paragraph(OpenText.paragraph(xml),
                            itemsWithin < Integer.MAX_VALUE, number));
                    case "annotation", "forms" -> xml.skip();
                    default -> {
                    }
                }
            }
            return this;
        }

        void write(Draft draft) {
            if (!title.isEmpty() || !blocks.isEmpty() || !notes.isEmpty()) {
                draft.heading(1, title.isEmpty() ? "Slide " + number : title.toString(), number);
                blocks.forEach(draft::add);
            }
            if (!notes.isEmpty()) {
                draft.paragraph("Notes on slide " + number + ": " + String.join(" ", notes), number);
            }
        }

        private void frame() throws IOException {
            String role = String.valueOf(xml.attribute("class"));
            if (role.matches("header|footer|date-time|page-number|page")) {
                xml.skip();
            } else if (role.equals("title") && title.isEmpty()) {
                title.append(words());
            }
        }

        private void notes() throws IOException {
            int start = xml.depth();
            while (xml.nextWithin(start)) {
                String role = xml.name().equals("frame") ? String.valueOf(xml.attribute("class")) : "";
                if (role.equals("notes")) {
                    notes.add(words());
                }
            }
            notes.removeIf(String::isBlank);
        }

        private String words() throws IOException {
            StringBuilder words = new StringBuilder();
            int start = xml.depth();
            while (xml.nextWithin(start)) {
                if (xml.name().matches("[ph]")) {
                    words.append(words.isEmpty() ? "" : " ").append(OpenText.paragraph(xml));
                }
            }
            return words.toString();
        }

        private void table() throws IOException {
            SpanGrid grid = new SpanGrid(limits.columns());
            int start = xml.depth();
            while (xml.nextWithin(start)) {
                if (xml.name().equals("table-row")) {
                    row(grid);
                    grid.endRow();
                }
            }
            TableReading reading = TableReading.of(grid.grid(), TableReading.Hints.NONE);
            if (reading.isTable()) {
                blocks.add(reading.table(null, number));
            } else {
                reading.titles().forEach(line -> blocks.add(new Block.Paragraph(line, false, number)));
                reading.rows()
                        .forEach(cells -> blocks.add(new Block.Paragraph(String.join(" ", cells), false, number)));
            }
            reading.notes().forEach(line -> blocks.add(new Block.Paragraph(line, false, number)));
        }

        private void row(SpanGrid grid) throws IOException {
            int start = xml.depth();
            while (xml.nextWithin(start)) {
                if (xml.name().equals("table-cell")) {
                    int across = xml.number("number-columns-spanned", 1);
                    int down = xml.number("number-rows-spanned", 1);
                    grid.cell(Cell.of(words()), Math.max(1, across), Math.clamp(down, 1, 1000));
                }
            }
        }
    }
}
