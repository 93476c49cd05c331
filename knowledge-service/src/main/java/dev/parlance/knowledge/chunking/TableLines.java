package dev.parlance.knowledge.chunking;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.parlance.knowledge.parsing.Block;

/** Writes each row of a table so that it makes sense alone: every value with the name of its column. */
final class TableLines {

    private static final String GAP = " | ";

    private final Block.Table table;

    private final int longest;

    TableLines(Block.Table table, int longest) {
        this.table = table;
        this.longest = longest;
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (List<String> row : table.rows()) {
            pack(cells(row)).forEach(text -> lines.add(new Line(text, Line.Kind.ROW, table.caption(), table.page())));
        }
        return lines;
    }

    private List<String> cells(List<String> row) {
        return IntStream.range(0, row.size()).filter(column -> !row.get(column).isBlank())
                .mapToObj(column -> cell(column, row.get(column))).toList();
    }

    private String cell(int column, String value) {
        String name = column < table.columns().size() ? table.columns().get(column) : "";
        return name.isBlank() ? value : (name.endsWith(":") ? name : name + ":") + " " + value;
    }

    /** A row too long for one line goes on with its first cell repeated, so that each part still says what it is about. */
    private List<String> pack(List<String> cells) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String cell : cells) {
            if (!line.isEmpty() && line.length() + GAP.length() + cell.length() > longest) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(label(cells.getFirst()));
            }
            line.append(line.isEmpty() ? "" : GAP).append(cell);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private String label(String first) {
        return first.length() > longest / 4 ? "" : first;
    }
}
