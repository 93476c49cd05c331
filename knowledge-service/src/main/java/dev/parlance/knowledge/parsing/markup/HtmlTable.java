package dev.parlance.knowledge.parsing.markup;

import java.util.List;
import java.util.stream.Collectors;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.table.Cell;
import dev.parlance.knowledge.parsing.table.Grid;
import dev.parlance.knowledge.parsing.table.SpanGrid;
import dev.parlance.knowledge.parsing.table.TableReading;

/** A table element, which may hold data or only arrange other content on the screen. */
final class HtmlTable {

    private static final int LONGEST_AVERAGE = 200;

    private static final int LONGEST_LINE = 400;

    private static final int MOST_ROWS_SPANNED = 10_000;

    private final Element table;

    private final ParsingLimits limits;

    private final List<Element> rows;

    HtmlTable(Element table, ParsingLimits limits) {
        this.table = table;
        this.limits = limits;
        this.rows = table.select("tr");
    }

    boolean isData() {
        if (table.attr("role").matches("presentation|none") || table.selectFirst("table table") != null
                || table.selectFirst("td h1, td h2, td h3, td h4, td ul ul, td form") != null) {
            return false;
        }
        boolean declared = table.selectFirst("th, caption, thead") != null;
        Grid grid = grid().trimmed();
        return grid.width() > 1 && (grid.height() > 1 || (declared && grid.height() > 0))
                && (declared || averageLength() <= LONGEST_AVERAGE);
    }

    /** A single row of short cells reads as one line. */
    boolean isLine() {
        return rows.size() == 1 && line().length() <= LONGEST_LINE
                && table.selectFirst("table table, h1, h2, h3, h4, ul, ol, br") == null
                && rows.getFirst().children().stream().allMatch(cell -> cell.select("p, div").size() < 2);
    }

    String line() {
        return rows.stream().flatMap(row -> row.children().stream()).map(HtmlTable::text)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    void write(Draft draft) {
        for (TableReading shape : TableReading.all(grid(), TableReading.Hints.NONE)) {
            if (shape.isTable()) {
                draft.table(shape.table(caption(), null));
            } else {
                shape.titles().forEach(title -> draft.paragraph(title, null));
                shape.rows().forEach(row -> draft.paragraph(String.join(" ", row), null));
            }
            shape.notes().forEach(note -> draft.paragraph(note, null));
        }
    }

    private @Nullable String caption() {
        Element caption = table.selectFirst("caption");
        return caption == null ? null : caption.text();
    }

    private double averageLength() {
        return table.select("td").stream().mapToInt(cell -> text(cell).length()).filter(length -> length > 0).average()
                .orElse(0);
    }

    private Grid grid() {
        SpanGrid grid = new SpanGrid(limits.columns());
        for (Element row : rows) {
            row.children().stream().filter(cell -> cell.normalName().matches("t[dh]")).forEach(cell -> add(cell, grid));
            grid.endRow();
        }
        return grid.grid();
    }

    private void add(Element cell, SpanGrid grid) {
        boolean header = cell.normalName().equals("th") || cell.closest("thead") != null;
        Cell place = new Cell(text(cell), header || Boldness.isAllBold(cell), header, indent(cell), Cell.Cover.OWN);
        grid.cell(place, span(cell, "colspan"), Math.min(span(cell, "rowspan"), MOST_ROWS_SPANNED));
    }

    private static int span(Element cell, String name) {
        String digits = cell.attr(name).strip();
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 1;
    }

    private static String text(Element cell) {
        InlineText text = new InlineText();
        cell.nodeStream().forEach(node -> {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (node instanceof Element inner && (inner.isBlock() || inner.normalName().equals("br"))) {
                text.append(" ");
            }
        });
        return String.join(" ", text.take());
    }

    /** Leading no-break spaces and padding show which rows belong under another. */
    private static double indent(Element cell) {
        String words = cell.wholeText();
        int blanks = 0;
        while (blanks < words.length() && words.charAt(blanks) == '\u00a0') {
            blanks++;
        }
        return blanks * 3.0 + StyleLength.of(cell, "padding-left") + StyleLength.of(cell, "margin-left")
                + cell.children().stream().limit(1).mapToDouble(HtmlTable::ownIndent).sum();
    }

    private static double ownIndent(Element inner) {
        return StyleLength.of(inner, "padding-left") + StyleLength.of(inner, "margin-left")
                + StyleLength.of(inner, "text-indent");
    }
}
