package dev.parlance.knowledge.parsing.office;

import static dev.parlance.knowledge.parsing.Reading.document;
import static dev.parlance.knowledge.parsing.Reading.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** Tests for {@link WordReader}. */
class WordReaderTests {

    @Test
    void readsWhatAChartDraws() throws IOException {
        String points = "<c:strRef><c:strCache><c:pt idx=\"0\"><c:v>%s</c:v></c:pt></c:strCache></c:strRef>";
        byte[] file = WordFiles.word(
                "<w:p><w:r><w:drawing><c:chart xmlns:c=\"c\" xmlns:r=\"r\" r:id=\"rchart\"/></w:drawing></w:r></w:p>",
                Map.of("chart", "<c:chart xmlns:c=\"c\"><c:title><c:v>Sales</c:v></c:title><c:plotArea><c:ser><c:tx>"
                        + points.formatted("2026") + "</c:tx><c:cat>" + points.formatted("North") + "</c:cat><c:val>"
                        + points.formatted("12.5") + "</c:val></c:ser></c:plotArea></c:chart>"));

        assertThat(lines("a.docx", file)).containsExactly("T Chart: Sales", "=  | 2026", "| North | 12.5");
    }

    private static final String TITLE = "<w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>";

    private static final String HEADING = "<w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style>"
            + "<w:style w:styleId=\"Chapter\"><w:name w:val=\"Chapter\"/><w:basedOn w:val=\"H2\"/></w:style>"
            + "<w:style w:styleId=\"H2\"><w:name w:val=\"Ebene\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>";

    @Test
    void knowsHeadingsByStyleAndInheritedOutline() throws IOException {
        String body = paragraph("H1", "Leave") + paragraph("Chapter", "Paid leave") + paragraph("", "Thirty days.");

        assertThat(lines("a.docx", WordFiles.word(body, Map.of("styles", HEADING)))).containsExactly("# Leave",
                "## Paid leave",
                "Thirty days.");
    }

    @Test
    void takesTheTitle() throws IOException {
        byte[] word = WordFiles.word(paragraph("T", "House rules") + paragraph("", "No smoking."),
                Map.of("styles", TITLE));

        assertThat(document("a.docx", word).title()).isEqualTo("House rules");
    }

    @Test
    void takesABoldLineForAHeading() throws IOException {
        String bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Deposit</w:t></w:r></w:p>";

        assertThat(lines("a.docx", WordFiles.word(bold + paragraph("", "Two rents."), Map.of()))).containsExactly(
                "# Deposit",
                "Two rents.");
    }

    @Test
    void drawsTheNumbersOfLists() throws IOException {
        String numbering = "<w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
                + "<w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl>"
                + "</w:abstractNum><w:num w:numId=\"2\"><w:abstractNumId w:val=\"4\"/></w:num>";
        String body = numbered(0, "Scope") + numbered(1, "Staff") + numbered(1, "Guests") + numbered(0, "Term");

        assertThat(lines("a.docx", WordFiles.word(body, Map.of("numbering", numbering)))).containsExactly("- 1. Scope",
                "- 1.a) Staff",
                "- 1.b) Guests", "- 2. Term");
    }

    @Test
    void readsMergedCells() throws IOException {
        String table = "<w:tbl>"
                + row(cell("Class", "<w:vMerge w:val=\"restart\"/>"), cell("Season", "<w:gridSpan w:val=\"2\"/>"))
                + row(cell("", "<w:vMerge/>"), cell("Low", ""), cell("High", ""))
                + row(cell("A", ""), cell("10", ""), cell("12", ""))
                + "</w:tbl>";

        assertThat(lines("a.docx", WordFiles.word(table, Map.of())))
                .containsExactly("= Class | Season Low | Season High", "| A | 10 | 12");
    }

    @Test
    void putsFootnotesBehindTheirParagraph() throws IOException {
        String body = "<w:p><w:r><w:t>See the terms</w:t></w:r><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p>"
                + paragraph("", "Next.");
        String notes = "<w:footnote w:id=\"3\"><w:p><w:r><w:t>As of May.</w:t></w:r></w:p></w:footnote>";

        assertThat(lines("a.docx", WordFiles.word(body, Map.of("footnotes", notes)))).containsExactly("See the terms",
                "Note: As of May.",
                "Next.");
    }

    @Test
    void readsTextBoxesOnce() throws IOException {
        String box = "<w:txbxContent>" + paragraph("", "Call 112") + "</w:txbxContent>";
        String body = "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>" + box
                + "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box
                + "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";

        assertThat(lines("a.docx", WordFiles.word(body, Map.of()))).containsExactly("Call 112");
    }

    @Test
    void leavesOutWhatWasDeletedOrHidden() throws IOException {
        String body = "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t> secret</w:t></w:r></w:p>";

        assertThat(lines("a.docx", WordFiles.word(body, Map.of()))).containsExactly("new");
    }

    @Test
    void tellsPageHeadsOnce() throws IOException {
        String head = paragraph("", "Document QM-12, page 7");

        assertThat(lines("a.docx", WordFiles.word(paragraph("", "Text."), Map.of("header", head)))).containsExactly(
                "Document QM-12, page 7",
                "Text.");
    }

    @Test
    void countsPagesWhereWordDid() throws IOException {
        String body = paragraph("", "One.") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Two.</w:t></w:r></w:p>"
                + paragraph("", "Still two.");

        assertThat(document("a.docx", WordFiles.word(body, Map.of())).blocks()).last().extracting("page").isEqualTo(2);
    }

    private static String paragraph(String style, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr><w:r><w:t xml:space=\"preserve\">" + text
                + "</w:t></w:r></w:p>";
    }

    private static String numbered(int level, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + level
                + "\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>" + text
                + "</w:t></w:r></w:p>";
    }

    private static String row(String... cells) {
        return "<w:tr>" + String.join("", cells) + "</w:tr>";
    }

    private static String cell(String text, String properties) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>";
    }
}
