package dev.parlance.knowledge.parsing.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.Block;
import dev.parlance.knowledge.parsing.Extent;
import dev.parlance.knowledge.parsing.LimitExceeded;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.UnreadableDocument;

/** What a process says about a file: a frame for each heading, paragraph, table and row, and one at the end. */
final class Answer {

    static final char READY = 'H';

    private static final char HEADING = 'h';

    private static final char PARAGRAPH = 'p';

    private static final char ITEM = 'i';

    private static final char TABLE = 't';

    private static final char ROW = 'r';

    private static final char DONE = 'D';

    private static final char REFUSED = 'F';

    private static final int DEEPEST_HEADING = 6;

    private static final int LONGEST_REASON = 1000;

    private final FrameReader in;

    private final ParsingLimits limits;

    private final Extent extent;

    private final List<Block> blocks = new ArrayList<>();

    private Answer(FrameReader in, ParsingLimits limits) {
        this.in = in;
        this.limits = limits;
        this.extent = new Extent(limits);
    }

    static void write(ParsedDocument document, FrameWriter out) throws IOException {
        for (Block block : document.blocks()) {
            switch (block) {
                case Block.Heading heading -> out.begin(HEADING).number(heading.level()).text(heading.text())
                        .ordinal(heading.page()).end();
                case Block.Paragraph paragraph -> out.begin(paragraph.item() ? ITEM : PARAGRAPH)
                        .text(paragraph.text()).ordinal(paragraph.page()).end();
                case Block.Table table -> write(table, out);
            }
        }
        out.begin(DONE).text(document.title()).end();
        out.flush();
    }

    static void write(UnreadableDocument refusal, FrameWriter out) throws IOException {
        out.begin(REFUSED).text(refusal.code()).text(refusal.reason()).end();
        out.flush();
    }

    static ParsedDocument read(FrameReader in, ParsingLimits limits) throws IOException, UnreadableDocument {
        return new Answer(in, limits).read();
    }

    private static void write(Block.Table table, FrameWriter out) throws IOException {
        out.begin(TABLE).text(table.caption()).ordinal(table.page()).texts(table.columns()).end();
        for (List<String> row : table.rows()) {
            out.begin(ROW).texts(row).end();
        }
    }

    private ParsedDocument read() throws IOException, UnreadableDocument {
        for (char kind = in.next(); kind != DONE; kind = in.next()) {
            switch (kind) {
                case HEADING -> blocks.add(new Block.Heading(in.numberWithin(1, DEEPEST_HEADING), in.text(),
                        in.ordinal()));
                case PARAGRAPH, ITEM -> blocks.add(new Block.Paragraph(in.text(), kind == ITEM, in.ordinal()));
                case TABLE -> blocks.add(table());
                case ROW -> row();
                case REFUSED -> throw refusal();
                default -> throw new BrokenProtocol("a frame of no known kind");
            }
        }
        return within(in.textIfAny());
    }

    /** A process that was taken over could leave the limits aside. */
    private ParsedDocument within(@Nullable String title) throws BrokenProtocol {
        try {
            extent.name(title == null ? "" : title);
            blocks.forEach(extent::take);
            return new ParsedDocument(title, blocks);
        } catch (LimitExceeded excess) {
            throw new BrokenProtocol("more than the limits allow");
        }
    }

    private Block.Table table() throws IOException {
        String caption = in.textIfAny();
        Integer page = in.ordinal();
        return new Block.Table(caption, in.texts(limits.columns()), new ArrayList<>(), page);
    }

    private void row() throws IOException {
        if (blocks.isEmpty() || !(blocks.getLast() instanceof Block.Table table)) {
            throw new BrokenProtocol("a row without its table");
        }
        table.rows().add(in.texts(limits.columns()));
    }

    private UnreadableDocument refusal() throws IOException {
        String code = in.text();
        String reason = in.text();
        if (!code.matches("[a-z_]{1,40}") || reason.length() > LONGEST_REASON) {
            throw new BrokenProtocol("a refusal that is none");
        }
        return new UnreadableDocument(code, reason);
    }
}
