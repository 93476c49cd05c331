package dev.parlance.knowledge.parsing.office;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.Block;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.table.Cell;
import dev.parlance.knowledge.parsing.table.Grid;
import dev.parlance.knowledge.parsing.table.TableReading;

/** Walks through the body of a Word file and writes it down as blocks. */
final class WordBody {

    private static final int LONGEST_DRAWN_HEADING = 120;

    private static final int LONGEST_CELL = 600;

    private static final int SHORTEST_KNOWN = 8;

    private final Draft draft;

    private final WordStyles styles;

    private final WordNumbering numbering;

    private final Map<String, String> notes;

    private final boolean pagesKnown;

    private final WordPackage word;

    private final ParsingLimits limits;

    private final Map<String, Integer> known = new HashMap<>();

    private int headingLevel;

    private @Nullable String title;

    WordBody(Draft draft, WordStyles styles, WordNumbering numbering, Map<String, String> notes, boolean pagesKnown,
            WordPackage word, ParsingLimits limits) {
        this.draft = draft;
        this.styles = styles;
        this.numbering = numbering;
        this.notes = notes;
        this.pagesKnown = pagesKnown;
        this.word = word;
        this.limits = limits;
    }

    void read(OfficeXml xml) throws IOException {
        WordText text = new WordText(xml, styles);
        while (xml.nextWithin(0)) {
            Integer page = WordText.page(text.pageBreaks(), pagesKnown);
            switch (xml.name()) {
                case "p" -> paragraph(text.paragraph(), page);
                case "tbl" -> table(new WordTable(xml, text, limits), page);
                case "Fallback", "sectPr" -> xml.skip();
                default -> {
                }
            }
        }
    }

    /** What is set in the style of a document's title. */
    @Nullable
    String title() {
        return title;
    }

    private void paragraph(WordParagraph paragraph, @Nullable Integer page) throws IOException {
        if (!styles.isContents(paragraph.style)) {
            line(paragraph, page);
        }
        for (WordParagraph boxed : paragraph.boxed) {
            paragraph(boxed, page);
        }
        for (String id : paragraph.chartIds) {
            chart(word.chart(id, limits, page));
        }
        notes(paragraph.noteIds, page);
    }

    private void chart(Block.@Nullable Table chart) {
        if (chart != null) {
            draft.table(chart);
        }
    }

    private void line(WordParagraph paragraph, @Nullable Integer page) {
        String text = paragraph.line();
        if (text.isEmpty()) {
            return;
        }
        String number = number(paragraph);
        String numbered = number.isEmpty() ? text : number + " " + text;
        OptionalInt level = level(paragraph, text);
        if (level.isPresent()) {
            heading(paragraph, level.getAsInt(), numbered, page);
        } else if (place(paragraph) != null || styles.isList(paragraph.style)) {
            draft.item(numbered, page);
        } else {
            draft.paragraph(numbered, page);
        }
    }

    private void heading(WordParagraph paragraph, int level, String text, @Nullable Integer page) {
        if (title == null && styles.isTitle(paragraph.style)) {
            title = text;
        }
        draft.heading(level, text, page);
    }

    /** By its style or outline level, because it repeats a heading word for word, or because it is a short line all in bold. */
    private OptionalInt level(WordParagraph paragraph, String text) {
        OptionalInt styled = paragraph.outline >= 0 && paragraph.outline < 9
                ? OptionalInt.of(paragraph.outline + 1)
                : styles.headingLevel(paragraph.style);
        if (styled.isPresent()) {
            headingLevel = styled.getAsInt();
            known.put(text, headingLevel);
            return styled;
        }
        if (known.containsKey(text) && text.length() >= SHORTEST_KNOWN) {
            headingLevel = known.getOrDefault(text, headingLevel);
            return OptionalInt.of(headingLevel);
        }
        boolean drawn = paragraph.isAllBold() && text.length() <= LONGEST_DRAWN_HEADING
                && !text.matches("\\(.*|.*[.,;:!?。：]")
                && place(paragraph) == null && text.chars().anyMatch(Character::isLetter);
        return drawn ? OptionalInt.of(headingLevel + 1) : OptionalInt.empty();
    }

    private String number(WordParagraph paragraph) {
        WordNumbering.Place place = place(paragraph);
        return place == null ? "" : numbering.next(place);
    }

    private WordNumbering.@Nullable Place place(WordParagraph paragraph) {
        if (paragraph.list > 0) {
            return new WordNumbering.Place(paragraph.list, Math.max(paragraph.listLevel, 0));
        }
        WordNumbering.Place styled = paragraph.list == 0 ? null : styles.place(paragraph.style);
        return styled == null || styled.list() <= 0
                ? null
                : new WordNumbering.Place(styled.list(),
                        paragraph.listLevel >= 0 ? paragraph.listLevel : styled.level());
    }

    private void table(WordTable table, @Nullable Integer page) throws IOException {
        Grid grid = table.read().trimmed();
        if (isLayout(grid)) {
            grid.rows().stream().flatMap(List::stream).filter(Cell::isOwn)
                    .forEach(cell -> draft.paragraph(cell.text(), page));
        } else {
            write(TableReading.of(grid, TableReading.Hints.NONE), page);
        }
        notes(table.noteIds(), page);
    }

    private void write(TableReading shape, @Nullable Integer page) {
        if (shape.isTable()) {
            draft.table(shape.table(null, page));
        } else {
            shape.titles().forEach(line -> draft.paragraph(line, page));
            draft.paragraph(String.join(" ", shape.columns()), page);
            shape.rows().forEach(row -> draft.paragraph(String.join(" ", row), page));
        }
        shape.notes().forEach(line -> draft.paragraph(line, page));
    }

    /** A box around text, or columns of text side by side. */
    private static boolean isLayout(Grid grid) {
        return grid.width() < 2 || (grid.width() == 2
                && grid.rows().stream().flatMap(List::stream).anyMatch(cell -> cell.text().length() > LONGEST_CELL));
    }

    private void notes(List<String> ids, @Nullable Integer page) {
        for (String id : ids) {
            String note = notes.get(id);
            if (note != null && !note.isBlank()) {
                draft.paragraph("Note: " + note, page);
            }
        }
    }
}
