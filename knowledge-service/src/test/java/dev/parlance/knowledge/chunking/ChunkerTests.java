package dev.parlance.knowledge.chunking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.knowledge.parsing.Block;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.Spacing;

/** Tests for {@link Chunker}. */
class ChunkerTests {

    private static final String SENTENCE = "The harbour stays open for everyone who comes by boat. ";

    private final Chunker chunker = new Chunker(ChunkingSettings.defaults());

    @Test
    void keepsTheHeadingsAbove() {
        List<Chunk> chunks = cut(heading(1, "Rules"), text("x".repeat(400)), heading(2, "Fees"),
                text("Ten euros. ".repeat(60)));

        assertThat(chunks).extracting(Chunk::heading).containsExactly("Rules", "Rules > Fees");
        assertThat(chunks).extracting(Chunk::ordinal).containsExactly(0, 1);
    }

    @Test
    void cutsProseBetweenSentencesAndRepeatsTheLastOne() {
        List<Chunk> chunks = cut(text(SENTENCE.repeat(40).strip()));

        assertThat(chunks).hasSizeGreaterThan(1).allSatisfy(chunk -> {
            assertThat(chunk.text()).startsWith("The harbour").endsWith("boat.").hasSizeLessThanOrEqualTo(1200);
        });
    }

    @Test
    void neverExceedsTheLongest() {
        List<Chunk> chunks = cut(text("word ".repeat(2000)), text("漢".repeat(5000)),
                table("Caption", List.of("A", "B"), "1", "y".repeat(3000)));

        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.text().length()).isLessThanOrEqualTo(1200));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "a.", "x", "! ", "a ", "。", ".\"", "etc. ", "... x ", "1."})
    void staysQuickWhateverATextIsMadeOf(String piece) {
        String text = Spacing.oneLine(piece.repeat(1_000_000 / piece.length()));

        List<Chunk> chunks = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> cut(text(text)));

        assertThat(chunks).hasSizeGreaterThan(700);
    }

    @Test
    void namesTheColumnInEveryRow() {
        assertThat(cut(table("Prices", List.of("Item", "Price"), "Pen", "2.50"))).singleElement()
                .extracting(Chunk::text)
                .isEqualTo("Prices\nItem: Pen | Price: 2.50");
    }

    @Test
    void writesRowsWithoutNamesPlainly() {
        assertThat(cut(table(null, List.of("", ""), "Anna", "Berlin"))).singleElement().extracting(Chunk::text)
                .isEqualTo("Anna | Berlin");
    }

    @Test
    void repeatsTheCaptionWithEveryPieceOfATable() {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < 100; row++) {
            rows.add(List.of("row " + row, "value of some length " + row));
        }
        List<Chunk> chunks = cut(new Block.Table("Stock 2024", List.of("Name", "Value"), rows, 3));

        assertThat(chunks).hasSizeGreaterThan(3).allSatisfy(chunk -> {
            assertThat(chunk.text()).startsWith("Stock 2024\nName: row ");
            assertThat(chunk.page()).isEqualTo(3);
        });
    }

    @Test
    void neverCutsWithinARow() {
        List<String> columns = List.of("Name", "Text");
        List<Chunk> chunks = cut(table(null, columns, "a", "p".repeat(700)),
                table(null, columns, "b", "q".repeat(700)));

        assertThat(chunks).extracting(Chunk::text).containsExactly("Name: a | Text: " + "p".repeat(700),
                "Name: b | Text: " + "q".repeat(700));
    }

    @Test
    void joinsSmallNeighboursUnderTheirCommonHeading() {
        List<Chunk> chunks = cut(heading(1, "Hotel"), heading(2, "Breakfast"), text("From seven."),
                heading(2, "Parking"), text("Behind the house."));

        assertThat(chunks)
                .containsExactly(new Chunk(0, "Breakfast\nFrom seven.\nParking\nBehind the house.", "Hotel", 1));
    }

    @Test
    void keepsAHeadingThatHasNothingBelowIt() {
        assertThat(cut(heading(1, "Call 112"), heading(1, "Rules"), text("Be kind."))).singleElement()
                .extracting(Chunk::text).asString()
                .contains("Call 112", "Be kind.");
    }

    @Test
    void marksItems() {
        assertThat(cut(new Block.Paragraph("a passport", true, 1))).singleElement().extracting(Chunk::text)
                .isEqualTo("- a passport");
    }

    @Test
    void headsAPlainDocumentWithItsName() {
        assertThat(chunker.cut(new ParsedDocument(null, List.of(text("Ten euros."))), "price_list-2024.txt"))
                .singleElement()
                .extracting(Chunk::heading).isEqualTo("price list 2024");
    }

    @Test
    void headsADocumentWithItsTitle() {
        ParsedDocument document = new ParsedDocument("House rules", List.of(heading(1, "Fees"), text("Ten euros.")));

        assertThat(chunker.cut(document, "a.pdf")).singleElement().extracting(Chunk::heading)
                .isEqualTo("House rules > Fees");
    }

    @Test
    void leavesAnEntryWholeThatFits() {
        ParsedDocument entry = new ParsedDocument(null,
                List.of(text("Tea"), text("Steep it slowly. ".repeat(130).strip())));

        assertThat(chunker.cutEntry(entry)).singleElement().extracting(Chunk::text).asString().startsWith("Tea\nSteep");
        assertThat(chunker.cut(entry, "")).hasSizeGreaterThan(1);
    }

    @Test
    void cutsAnEntryThatIsLong() {
        ParsedDocument entry = new ParsedDocument(null,
                List.of(text("Tea"), text("Steep it slowly. ".repeat(150).strip())));

        assertThat(chunker.cutEntry(entry)).hasSize(2).allSatisfy(chunk -> assertThat(chunk.heading()).isNull());
    }

    @Test
    void cutsNothingOutOfNothing() {
        assertThat(cut()).isEmpty();
    }

    private List<Chunk> cut(Block... blocks) {
        return chunker.cut(new ParsedDocument(null, List.of(blocks)), "");
    }

    private static Block heading(int level, String text) {
        return new Block.Heading(level, text, 1);
    }

    private static Block text(String text) {
        return new Block.Paragraph(text, false, 1);
    }

    private static Block table(@Nullable String caption, List<String> columns, String... row) {
        return new Block.Table(caption, columns, List.of(List.of(row)), 1);
    }
}
