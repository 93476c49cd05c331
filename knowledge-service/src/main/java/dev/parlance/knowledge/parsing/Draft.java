package dev.parlance.knowledge.parsing;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A document while it is being read: collects blocks in reading order, tidies their text and keeps within the limits. */
public final class Draft {

    private static final int LOWEST_HEADING = 6;

    private final Extent extent;

    private final List<Block> blocks = new ArrayList<>();

    public Draft(ParsingLimits limits) {
        this.extent = new Extent(limits);
    }

    /** Refuses a file in time that will hold so many characters at least. */
    public void foresee(long length) {
        extent.foresee(length);
    }

    /** What is too long for a heading is cut there and told in full below it. */
    public void heading(int level, String text, @Nullable Integer page) {
        String line = Spacing.oneLine(text);
        if (!line.isEmpty()) {
            keep(new Block.Heading(Math.clamp(level, 1, LOWEST_HEADING), name(line), page));
            rest(line, page);
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
        for (String part : text.split("\n(?:[ \t\r]*\n)+")) {
            String lines = Spacing.lines(part);
            if (!lines.isBlank()) {
                keep(new Block.Paragraph(lines, false, page));
            }
        }
    }

    public void table(Block.Table table) {
        List<String> names = table.columns().stream().map(Draft::name).toList();
        String caption = table.caption();
        if (caption != null) {
            rest(caption, table.page());
        }
        table.columns().forEach(column -> rest(column, table.page()));
        keep(new Block.Table(caption == null ? null : name(caption), names, table.rows(), table.page()));
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
        String line = title == null ? "" : name(Spacing.oneLine(title));
        return new ParsedDocument(line.isEmpty() ? null : line, blocks);
    }

    private void prose(String text, boolean item, @Nullable Integer page) {
        String line = Spacing.oneLine(text);
        if (!line.isEmpty()) {
            keep(new Block.Paragraph(line, item, page));
        }
    }

    private void keep(Block block) {
        extent.take(block);
        blocks.add(block);
    }

    private void rest(String line, @Nullable Integer page) {
        if (line.length() > Extent.LONGEST_NAME) {
            keep(new Block.Paragraph(line, false, page));
        }
    }

    private static String name(String line) {
        if (line.length() <= Extent.LONGEST_NAME) {
            return line;
        }
        int blank = line.lastIndexOf(' ', Extent.LONGEST_NAME - 2);
        int end = blank > Extent.LONGEST_NAME / 2 ? blank : Extent.LONGEST_NAME - 2;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + " …";
    }
}
