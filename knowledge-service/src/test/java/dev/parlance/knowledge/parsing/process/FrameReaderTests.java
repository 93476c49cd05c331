package dev.parlance.knowledge.parsing.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.knowledge.parsing.Block;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.UnreadableDocument;

/** Tests for {@link FrameReader} and {@link Answer}: what a process that was taken over might say. */
class FrameReaderTests {

    private static final ParsingLimits LIMITS = ParsingLimits.defaults();

    @Test
    void readsADocumentAsItWasWritten() throws Exception {
        ParsedDocument document = new ParsedDocument("Title", List.of(new Block.Heading(2, "Heading 見出し", 1),
                new Block.Paragraph("Prose", false, null), new Block.Paragraph("Item", true, 3),
                new Block.Table("Caption", List.of("a", ""), List.of(List.of("1", "2"), List.of("3")), 4),
                new Block.Table(null, List.of(), List.of(), null)));

        assertThat(read(written(document))).isEqualTo(document);
    }

    @Test
    void readsARefusal() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Answer.write(new UnreadableDocument("no_text", "Nothing."), new FrameWriter(bytes));

        assertThatThrownBy(() -> read(bytes.toByteArray())).isInstanceOf(UnreadableDocument.class)
                .hasMessage("Nothing.").extracting("code").isEqualTo("no_text");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refusesFramesOfImpossibleLength(int length) {
        assertThatThrownBy(() -> read(ByteBuffer.allocate(8).putInt(length).array()))
                .isInstanceOf(BrokenProtocol.class);
    }

    @Test
    void refusesAFrameLongerThanAllowedBeforeReadingIt() {
        assertThatThrownBy(() -> read(ByteBuffer.allocate(8).putInt(Integer.MAX_VALUE).array()))
                .isInstanceOf(OutputExceeded.class);
    }

    @Test
    void noticesAnEndWithinAFrame() {
        assertThatThrownBy(() -> read(ByteBuffer.allocate(8).putInt(500_000).array()))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void refusesRowsWithoutATable() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new FrameWriter(bytes).begin('r').texts(List.of("a")).end();

        assertThatThrownBy(() -> read(bytes.toByteArray())).isInstanceOf(BrokenProtocol.class);
    }

    @Test
    void refusesALevelNoHeadingHas() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new FrameWriter(bytes).begin('h').number(7).text("a").ordinal(1).end();

        assertThatThrownBy(() -> read(bytes.toByteArray())).isInstanceOf(BrokenProtocol.class);
    }

    @Test
    void refusesMoreColumnsThanLimited() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new FrameWriter(bytes).begin('t').text(null).ordinal(1)
                .texts(java.util.Collections.nCopies(LIMITS.columns() + 1, "")).end();

        assertThatThrownBy(() -> read(bytes.toByteArray())).isInstanceOf(BrokenProtocol.class);
    }

    @Test
    void endsWithAFailureOrADocumentWhateverIsSaid() throws Exception {
        byte[] honest = written(new ParsedDocument("Title", List.of(new Block.Heading(1, "Heading", 1),
                new Block.Table("Caption", List.of("a", "b"), List.of(List.of("1", "2")), 4))));
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = honest.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            survives(bytes);
        }
    }

    private static void survives(byte[] bytes) {
        try {
            assertThat(read(bytes)).isNotNull();
        } catch (IOException | UnreadableDocument refused) {
            assertThat(refused).isNotNull();
        }
    }

    private static byte[] written(ParsedDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Answer.write(document, new FrameWriter(bytes));
        return bytes.toByteArray();
    }

    private static ParsedDocument read(byte[] bytes) throws IOException, UnreadableDocument {
        FrameReader in = new FrameReader(new ByteArrayInputStream(bytes));
        in.allow(1 << 20);
        return Answer.read(in, LIMITS);
    }
}
