package dev.parlance.knowledge.parsing;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A document while it is being read: collects blocks in reading order, tidies their text and keeps within the limits. */
public final class Draft {

    private static final int LOWEST_HEADING = 6;

    private final ParsingLimits limits;

    private final List<Block> blocks = new ArrayList<>();

    private long characters;

    private long rows;

    public Draft(ParsingLimits limits) {
        this.limits = limits;
    }

    /** Refuses a file in time that will hold so many characters at least. */
    public void foresee(long length) {
        if (length > limits.characters()) {
            throw tooLong();
        }
    }

    public void heading(int level, String text, @Nullable Integer page) {
        String line = Spacing.oneLine(text);
        if (!line.isEmpty()) {
            keep(new Block.Heading(Math.clamp(level, 1, LOWEST_HEADING), line, page), line.length());
        }
    }

    public void paragraph(String text, @Nullable Integer page) {
        prose(text, false, page);
    }

    public void item(String text, @Nullable Integer page) {
        prose(text, true, page);
    }

    /** Lines as they are, such as those of a program; parts between empty lines become paragraphs of their own. */
    public void preformatted(String text, @Nullable Integer page) {
        for (String part : text.split("\\n(?:[ \\t\\r]*\\n)+")) {
            String lines = Spacing.lines(part);
            if (!lines.isBlank()) {
                keep(new Block.Paragraph(lines, false, page), lines.length());
            }
        }
    }

    public void table(Block.Table table) {
        rows += table.rows().size();
        if (rows > limits.rows()) {
            throw new LimitExceeded("It holds more than " + limits.rows() + " table rows.");
        }
        if (width(table) > limits.columns()) {
            throw new LimitExceeded("A table has more than " + limits.columns() + " columns.");
        }
        keep(table, table.rows().stream().mapToLong(Draft::length).sum());
    }

    /** Adds a block that was made elsewhere, under the same limits. */
    public void add(Block block) {
        switch (block) {
            case Block.Heading heading -> heading(heading.level(), heading.text(), heading.page());
            case Block.Paragraph paragraph when paragraph.text().indexOf('\n') >= 0 ->
                preformatted(paragraph.text(), paragraph.page());
            case Block.Paragraph paragraph -> prose(paragraph.text(), paragraph.item(), paragraph.page());
            case Block.Table table -> table(table);
        }
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    public ParsedDocument finish(@Nullable String title) {
        String line = title == null ? "" : Spacing.oneLine(title);
        return new ParsedDocument(line.isEmpty() ? null : line, blocks);
    }

    private void prose(String text, boolean item, @Nullable Integer page) {
        String line = Spacing.oneLine(text);
        if (!line.isEmpty()) {
            keep(new Block.Paragraph(line, item, page), line.length());
        }
    }

    private void keep(Block block, long length) {
        characters += length;
        if (characters > limits.characters()) {
            throw tooLong();
        }
        blocks.add(block);
    }

    private LimitExceeded tooLong() {
        return new LimitExceeded("It holds more than " + limits.characters() + " characters of text.");
    }

    private static int width(Block.Table table) {
        return Math.max(table.columns().size(), table.rows().stream().mapToInt(List::size).max().orElse(0));
    }

    private static long length(List<String> cells) {
        return cells.stream().mapToLong(String::length).sum();
    }
}
