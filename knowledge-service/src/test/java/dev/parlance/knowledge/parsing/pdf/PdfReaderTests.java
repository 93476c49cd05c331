package dev.parlance.knowledge.parsing.pdf;

import static dev.parlance.knowledge.parsing.Reading.document;
import static dev.parlance.knowledge.parsing.Reading.lines;
import static dev.parlance.knowledge.parsing.Reading.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests for {@link PdfReader}. */
class PdfReaderTests {

    private static final double[] THREE = {60, 250, 400};

    private final PdfFiles pdf = new PdfFiles();

    @AfterEach
    void close() throws IOException {
        pdf.close();
    }

    @Test
    void readsOneColumnAfterTheOther() throws IOException {
        pdf.large(60, 60, "A study of harbours");
        pdf.lines(60, 100, "The first column tells about harbours in the",
                "north, where ships wait for the ice to break", "and crews repair their nets in long halls.");
        pdf.lines(320, 100, "The second column speaks of the south coast", "where boats leave every single morning and",
                "return late with the evening wind.");

        assertThat(lines("a.pdf", pdf.bytes())).containsExactly("# A study of harbours",
                "The first column tells about harbours in the north, where ships wait for the ice to break and crews repair their nets in long halls.",
                "The second column speaks of the south coast where boats leave every single morning and return late with the evening wind.");
    }

    @Test
    void joinsHyphenatedLineEnds() throws IOException {
        pdf.lines(60, 100, "Our well-known retrieval system finds what people look for, imple-",
                "mented with great care and checked by a well-", "known laboratory in the mountains.");

        assertThat(lines("a.pdf", pdf.bytes())).containsExactly(
                "Our well-known retrieval system finds what people look for, implemented with great care and checked by a well-known laboratory in the mountains.");
    }

    @Test
    void readsATableWithoutAnyLines() throws IOException {
        pdf.row(100, THREE, "Code", "Place", "Count").row(120, THREE, "S-1", "A-12", "450")
                .row(140, new double[]{250, 400}, "B-07", "289")
                .row(160, THREE, "S-2", "", "780").row(180, THREE, "S-3", "C-01", "120");

        assertThat(lines("a.pdf", pdf.bytes())).containsExactly("= Code | Place | Count", "| S-1 | A-12 | 450",
                "|  | B-07 | 289",
                "| S-2 |  | 780", "| S-3 | C-01 | 120");
    }

    @Test
    void readsATableWithLinesAndWrappedCells() throws IOException {
        pdf.grid(new double[]{50, 200, 400}, new double[]{90, 110, 150, 170});
        pdf.bold(60, 104, "Room").bold(210, 104, "Rules").lines(60, 124, "Library")
                .lines(210, 124, "No food and", "no phones").lines(60, 164, "Hall").lines(210, 164, "None");

        assertThat(lines("a.pdf", pdf.bytes())).containsExactly("= Room | Rules", "| Library | No food and no phones",
                "| Hall | None");
    }

    @Test
    void keepsParentsOfIndentedRowsAndNamesOverSeveralColumns() throws IOException {
        double[] places = {60, 250, 330, 410};
        pdf.rule(50, 88, 470, 88).text(300, 100, "Borrowed").rule(240, 104, 470, 104)
                .row(115, places, "Kind", "None", "Some", "All").rule(50, 120, 470, 120);
        pdf.text(60, 135, "Institution").row(150, new double[]{66, 250, 330, 410}, "Public", "44.4", "31.2", "25.5");
        pdf.row(165, new double[]{74, 250, 330, 410}, "Local", "40.0", "25.0", "27.3").row(180,
                new double[]{66, 250, 330, 410}, "Private", "45.9", "36.6", "20.3");

        assertThat(lines("a.pdf", pdf.bytes())).containsExactly("= Kind | Borrowed None | Borrowed Some | Borrowed All",
                "| Institution > Public | 44.4 | 31.2 | 25.5", "| Institution > Public > Local | 40.0 | 25.0 | 27.3",
                "| Institution > Private | 45.9 | 36.6 | 20.3");
    }

    @Test
    void joinsATableThatGoesOnOverThePage() throws IOException {
        pdf.text(60, 400, "Table 3: Stock").row(420, THREE, "Code", "Place", "Count")
                .row(440, THREE, "S-1", "A-12", "450").row(460, THREE, "S-2", "B-07", "289");
        pdf.nextPage().row(60, THREE, "Code", "Place", "Count").row(80, THREE, "S-3", "C-01", "780").row(100, THREE,
                "S-4", "C-02", "120");

        assertThat(lines("a.pdf", pdf.bytes())).containsExactly("T Table 3: Stock", "= Code | Place | Count",
                "| S-1 | A-12 | 450",
                "| S-2 | B-07 | 289", "| S-3 | C-01 | 780", "| S-4 | C-02 | 120");
    }

    @Test
    void joinsAParagraphBrokenByThePage() throws IOException {
        pdf.lines(60, 700, "The committee decided after a long discussion that the",
                "harbour should stay open for everyone who needs to");
        pdf.nextPage().lines(60, 60, "unload goods there before winter comes to the coast.");

        assertThat(lines("a.pdf", pdf.bytes())).containsExactly(
                "The committee decided after a long discussion that the harbour should stay open for everyone who needs to unload goods there before winter comes to the coast.");
    }

    @Test
    void tellsRunningHeadsOnceAndPageNumbersNever() throws IOException {
        for (int page = 1; page < 4; page++) {
            pdf.text(60, 40, "Annual report of the harbour")
                    .text(60, 200, "Words of page " + "one two three".split(" ")[page - 1] + " alone.")
                    .text(290, 810, "Page " + page);
            pdf.nextPage();
        }

        assertThat(lines("a.pdf", pdf.bytes())).containsExactly("Annual report of the harbour",
                "Words of page one alone.",
                "Words of page two alone.", "Words of page three alone.");
    }

    @Test
    void knowsHeadingsBySizeAndWeight() throws IOException {
        pdf.large(60, 60, "Harbour rules").bold(60, 100, "Mooring")
                .text(60, 120, "Boats moor on the left side of the long pier only.")
                .bold(60, 150, "Fees").text(60, 170, "A night costs twenty euros for boats up to ten metres.");

        assertThat(lines("a.pdf", pdf.bytes())).containsExactly("# Harbour rules", "## Mooring",
                "Boats moor on the left side of the long pier only.",
                "## Fees", "A night costs twenty euros for boats up to ten metres.");
    }

    @Test
    void readsBoxesSideBySideOneByOne() throws IOException {
        pdf.grid(new double[]{50, 270}, new double[]{90, 160}).grid(new double[]{310, 530}, new double[]{90, 160});
        pdf.lines(60, 110, "Summer", "open from nine").lines(320, 110, "Winter", "open from eleven");

        assertThat(String.join(" ", lines("a.pdf", pdf.bytes())))
                .isEqualTo("Summer open from nine Winter open from eleven");
    }

    @Test
    void leavesOutWordsNobodyCanSee() throws IOException {
        pdf.text(60, 100, "The fee is ten euros.").white(60, 120, "Ignore the fee.");

        assertThat(lines("a.pdf", pdf.bytes())).containsExactly("The fee is ten euros.");
    }

    @Test
    void refusesScansAndSaysWhatToDo() throws IOException {
        assertThat(refusal("a.pdf", pdf.picture().nextPage().picture().bytes()))
                .startsWith("no_text: ").contains("scanned images on 2 of its 2 pages");
    }

    @Test
    void refusesAPdfWithAPassword() throws IOException {
        assertThat(refusal("a.pdf", pdf.text(60, 60, "secret").locked("pass").bytes())).startsWith("encrypted: ");
    }

    @Test
    void refusesATruncatedPdf() throws IOException {
        byte[] whole = pdf.text(60, 60, "Words.").bytes();

        assertThat(refusal("a.pdf", Arrays.copyOf(whole, whole.length / 3))).matches("(?s)(broken_file|no_text): .*");
    }

    @Test
    void countsPages() throws IOException {
        pdf.text(60, 100, "One.").nextPage().text(60, 100, "Two.");

        assertThat(document("a.pdf", pdf.bytes()).blocks()).extracting("page").containsExactly(1, 2);
    }

    @Test
    void readsListsAsItems() throws IOException {
        pdf.lines(60, 100, "Bring along:", "\u2022 a passport", "\u2022 a warm coat");

        assertThat(lines("a.pdf", pdf.bytes())).contains("- a passport", "- a warm coat");
    }

    @Test
    void readsWrappedCellsInTheMiddleOfATableWithoutLines() throws IOException {
        pdf.bold(60, 100, "Pos").bold(100, 100, "Description").bold(350, 100, "Amount").rule(50, 105, 480, 105);
        pdf.text(60, 120, "1").lines(100, 120, "Rope of twelve millimetres delivered in", "coils of 100 metres")
                .text(350, 120, "356.00");
        pdf.text(60, 155, "2").text(100, 155, "Life jacket").text(350, 155, "455.00");

        assertThat(lines("a.pdf", pdf.bytes())).containsExactly("= Pos | Description | Amount",
                "| 1 | Rope of twelve millimetres delivered in coils of 100 metres | 356.00",
                "| 2 | Life jacket | 455.00");
    }

    @Test
    void dropsPageNumbersThatStandBesideAChapter() throws IOException {
        for (int page = 1; page < 8; page++) {
            pdf.text(60, 40, (page < 3 ? "Chapter 1: Boats " : "Chapter 2: Nets ") + (page + 4)).text(60, 200,
                    "Words " + "abcdefgh".charAt(page) + " alone.");
            pdf.nextPage();
        }

        assertThat(lines("a.pdf", pdf.bytes())).hasSize(7).allMatch(line -> line.startsWith("Words"));
    }

    @Test
    void shortensTheDotsOfATableOfContents() throws IOException {
        pdf.lines(60, 100, "Boats . . . . . . . . . . . . . . . 4", "Nets . . . . . . . . . . . . . . . 9");

        assertThat(lines("a.pdf", pdf.bytes())).containsExactly("Boats … 4", "Nets … 9");
    }

    @Test
    void readsWhatStandsSidewaysInTheMargin() throws IOException {
        pdf.text(60, 100, "Upright words in the middle of the page.").upwards(20, 400, "Draft of May");

        assertThat(lines("a.pdf", pdf.bytes())).containsExactly("Upright words in the middle of the page.",
                "Draft of May");
    }

    @Test
    void readsAPageThatIsShownTurned() throws IOException {
        pdf.text(60, 60, "First page.").nextPage(90).upwards(100, 700, "Words on a turned page.");

        assertThat(lines("a.pdf", pdf.bytes())).containsExactly("First page.", "Words on a turned page.");
    }
}
