package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.table.TableShape;
import dev.parlance.knowledge.parsing.table.TableShape.FirstRow;

/** Puts the parts of all pages together: what goes on over a column or page becomes whole, what names something becomes a heading. */
final class DocumentFlow {

    /** Type in which a number is meant to be seen, in points. */
    private static final double LARGE_NUMBER = 15;

    private final List<FlowElement> elements = new ArrayList<>();

    private final List<Row> rows = new ArrayList<>();

    void add(PageContent page, List<Part> parts) {
        for (Part part : parts) {
            switch (part) {
                case Part.Lines lines -> {
                    rows.addAll(lines.rows());
                    new Paragraphs(lines.rows()).of(page.number())
                            .forEach(block -> elements.add(new FlowElement.Text(block)));
                }
                case Part.Table table -> elements.add(new FlowElement.Table(table, "", page.number()));
            }
        }
    }

    void write(Draft draft) {
        LineJoin join = LineJoin.knowing(rows);
        List<FlowElement> whole = new TextJoin(join)
                .joined(TableJoin.joined(new CaptionSearch(join).captioned(elements), join));
        Headings headings = new Headings(whole, join);
        for (int at = 0; at < whole.size(); at++) {
            switch (whole.get(at)) {
                case FlowElement.Text text -> text(text.prose(), headings.level(at), join, draft);
                case FlowElement.Table table -> table(table, draft);
            }
        }
    }

    private static void text(TextBlock block, int level, LineJoin join, Draft draft) {
        String text = Leaders.shortened(block.text(join));
        if (isStray(block, text)) {
            return;
        }
        if (level > 0) {
            draft.heading(level, text, block.page());
        } else if (block.isItem()) {
            draft.item(text.substring(Character.charCount(text.codePointAt(0))), block.page());
        } else {
            draft.paragraph(text, block.page());
        }
    }

    /** Numbers from the axes and bars of a chart, far from any word. */
    private static boolean isStray(TextBlock block, String text) {
        return text.length() < 12 && block.lines().size() == 1 && text.codePoints().noneMatch(Character::isLetter)
                && block.size() < LARGE_NUMBER;
    }

    private static void table(FlowElement.Table element, Draft draft) {
        TableShape shape = TableShape.of(element.table().grid(),
                hints(element.table()));
        if (shape.isTable()) {
            draft.table(shape.table(element.caption(), element.page()));
        } else {
            shape.titles().forEach(title -> draft.paragraph(title, element.page()));
            draft.paragraph(String.join(" ", shape.columns()), element.page());
            shape.rows().forEach(row -> draft.paragraph(String.join(" ", row), element.page()));
        }
        shape.notes().forEach(note -> draft.paragraph(note, element.page()));
    }

    private static TableShape.Hints hints(Part.Table table) {
        OptionalInt header = table.headerRows() < 0 ? OptionalInt.empty() : OptionalInt.of(table.headerRows());
        return new TableShape.Hints(table.ruled() ? FirstRow.MAY_NAME : FirstRow.NAMES_IF_SET_APART, true, true,
                header);
    }
}
