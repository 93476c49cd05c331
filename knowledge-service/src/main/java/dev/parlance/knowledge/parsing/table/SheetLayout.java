package dev.parlance.knowledge.parsing.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.Block;

/**
 * Reads a sheet laid out for print: titles, tables with their column names, notes, and empty rows between and within them.
 */
public final class SheetLayout {

    private static final int LONGEST_CAPTION = 300;

    private final TableReading.Hints hints;

    private final @Nullable Integer page;

    private final List<Block> blocks = new ArrayList<>();

    private final List<String> lines = new ArrayList<>();

    private List<List<Cell>> open = new ArrayList<>();

    private String caption = "";

    private String lastCaption = "";

    public SheetLayout(TableReading.Hints hints, @Nullable Integer page) {
        this.hints = hints;
        this.page = page;
    }

    public List<Block> blocks(List<List<Cell>> rows) {
        parts(Grid.of(rows).rows()).forEach(this::take);
        closeTable();
        closeLines();
        return blocks;
    }

    private void take(List<List<Cell>> part) {
        if (isLines(part)) {
            part.forEach(row -> lines.add(line(row)));
        } else if (open.isEmpty() || startsAnew(part)) {
            closeTable();
            openTable();
            open.addAll(part);
        } else {
            open.addAll(part);
        }
    }

    /** After lines of text, or with words where the open table has numbers, another table begins. */
    private boolean startsAnew(List<List<Cell>> part) {
        boolean namesOnly = open.stream().noneMatch(SheetLayout::hasData);
        return !lines.isEmpty() || (!namesOnly && !hasData(part.getFirst()) && isNames(part.getFirst()));
    }

    private static boolean isNames(List<Cell> row) {
        return row.stream().filter(Cell::isOwn).count() > 1 && row.stream().skip(1).anyMatch(Cell::isOwn);
    }

    private static boolean hasData(List<Cell> row) {
        return row.stream().anyMatch(cell -> Values.isData(cell.text()));
    }

    /** Lines gathered since the last table: its notes first, then the titles of the one that begins. */
    private void openTable() {
        int notes = 0;
        while (notes < lines.size() && !blocks.isEmpty() && isNote(lines.get(notes))) {
            notes++;
        }
        lines.subList(0, notes).forEach(this::paragraph);
        List<String> titles = List.copyOf(lines.subList(notes, lines.size()));
        lines.clear();
        caption = titles.isEmpty() ? lastCaption : String.join(" – ", titles);
        if (caption.length() > LONGEST_CAPTION) {
            titles.subList(0, titles.size() - 1).forEach(this::paragraph);
            caption = titles.getLast();
        }
    }

    private static boolean isNote(String line) {
        return line.length() > 150
                || line.matches("(?s)(?:\\(?[a-z0-9*†]{1,2}\\)|[*†‡¹²³⁴]|(?i:note|source|quelle|anm|hinweis))\\b?.*");
    }

    private void closeTable() {
        if (open.isEmpty()) {
            return;
        }
        TableReading shape = TableReading.of(Grid.of(open), hints);
        open = new ArrayList<>();
        lastCaption = caption;
        if (shape.isTable()) {
            blocks.add(shape.table(caption, page));
        } else {
            shape.titles().forEach(this::paragraph);
            paragraph(String.join(" ", shape.columns()));
            shape.rows().forEach(row -> paragraph(String.join(" ", row)));
        }
        shape.notes().forEach(this::paragraph);
    }

    private void closeLines() {
        lines.forEach(this::paragraph);
        lines.clear();
    }

    private void paragraph(String text) {
        if (!text.isBlank()) {
            blocks.add(new Block.Paragraph(text, false, page));
        }
    }

    private static boolean isLines(List<List<Cell>> part) {
        return part.stream().allMatch(row -> row.stream().filter(Cell::isOwn).count() == 1)
                && part.stream().flatMap(List::stream).filter(Cell::isOwn)
                        .noneMatch(cell -> Values.isMeasured(cell.text()));
    }

    private static String line(List<Cell> row) {
        return row.stream().filter(Cell::isOwn).map(Cell::text).collect(Collectors.joining(" "));
    }

    private static List<List<List<Cell>>> parts(List<List<Cell>> rows) {
        List<List<List<Cell>>> parts = new ArrayList<>();
        int[] gaps = IntStream.range(0, rows.size()).filter(row -> rows.get(row).stream().noneMatch(Cell::isOwn))
                .toArray();
        int start = 0;
        for (int gap : gaps) {
            parts.add(rows.subList(start, gap));
            start = gap + 1;
        }
        parts.add(rows.subList(start, rows.size()));
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }
}
