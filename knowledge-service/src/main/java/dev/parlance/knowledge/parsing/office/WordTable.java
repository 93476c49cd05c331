package dev.parlance.knowledge.parsing.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.parlance.knowledge.parsing.LimitExceeded;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.table.Cell;
import dev.parlance.knowledge.parsing.table.Cell.Cover;
import dev.parlance.knowledge.parsing.table.Grid;

/** Reads a table of a Word file with its merged cells. */
final class WordTable {

    private final OfficeXml xml;

    private final WordText text;

    private final ParsingLimits limits;

    private final List<List<Cell>> rows = new ArrayList<>();

    private final List<String> noteIds = new ArrayList<>();

    WordTable(OfficeXml xml, WordText text, ParsingLimits limits) {
        this.xml = xml;
        this.text = text;
        this.limits = limits;
    }

    /** Reads from the start of the table to its end. */
    Grid read() throws IOException {
        int start = xml.depth();
        while (xml.nextWithin(start)) {
            if (xml.name().equals("tr")) {
                rows.add(row());
            } else if (xml.name().equals("Fallback")) {
                xml.skip();
            }
        }
        return Grid.of(rows);
    }

    /** Footnotes met in the cells. */
    List<String> noteIds() {
        return noteIds;
    }

    private List<Cell> row() throws IOException {
        List<Cell> row = new ArrayList<>();
        boolean header = false;
        int start = xml.depth();
        while (xml.nextWithin(start)) {
            switch (xml.name()) {
                case "tblHeader" -> header = xml.isOn();
                case "gridBefore" -> leaveOpen(row, xml.number("val", 0));
                case "del" -> header = false;
                case "tc" -> cell(row, header);
                default -> {
                }
            }
        }
        return row;
    }

    private void leaveOpen(List<Cell> row, int columns) {
        for (int column = 0; column < Math.min(columns, limits.columns()); column++) {
            row.add(Cell.EMPTY);
        }
    }

    private void cell(List<Cell> row, boolean header) throws IOException {
        StringBuilder words = new StringBuilder();
        int across = 1;
        boolean continued = false;
        boolean strong = true;
        int start = xml.depth();
        while (xml.nextWithin(start)) {
            switch (xml.name()) {
                case "gridSpan" -> across = Math.clamp(xml.number("val", 1), 1, limits.columns());
                case "vMerge" -> continued = !"restart".equals(xml.attribute("val"));
                case "p" -> strong &= paragraph(words);
                default -> {
                }
            }
        }
        place(row, new Cell(words.toString(), strong, header, 0, Cover.OWN), across, continued);
    }

    /** Adds a paragraph to the words of a cell and tells whether it is bold throughout. */
    private boolean paragraph(StringBuilder words) throws IOException {
        WordParagraph paragraph = text.paragraph();
        String line = paragraph.line();
        words.append(words.isEmpty() || line.isEmpty() ? "" : " ").append(line);
        paragraph.boxed.forEach(boxed -> words.append(' ').append(boxed.line()));
        noteIds.addAll(paragraph.noteIds);
        return line.isEmpty() || paragraph.isAllBold();
    }

    private void place(List<Cell> row, Cell cell, int across, boolean continued) {
        if (row.size() + across > limits.columns()) {
            throw new LimitExceeded("A table has more than " + limits.columns() + " columns.");
        }
        Cell shown = continued ? above(row.size()).covered(Cover.FROM_ABOVE) : cell;
        row.add(shown);
        for (int column = 1; column < across; column++) {
            row.add(shown.covered(Cover.FROM_LEFT));
        }
    }

    private Cell above(int column) {
        return rows.isEmpty() || rows.getLast().size() <= column ? Cell.EMPTY : rows.getLast().get(column);
    }
}
