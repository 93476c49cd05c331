package dev.parlance.knowledge.parsing.office;

import static dev.parlance.knowledge.parsing.Reading.document;
import static dev.parlance.knowledge.parsing.Reading.lines;
import static dev.parlance.knowledge.parsing.Reading.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

/** Tests for {@link OpenSheetReader} and {@link OpenSlidesReader}. */
class OpenDocumentTests {

    @Test
    void readsSheetsUnderTheirNames() throws IOException {
        assertThat(lines("a.ods", sheet(row(cell("Item"), cell("Price")) + row(cell("Pen"), cell("2.50")))))
                .containsExactly("# Stock", "= Item | Price", "| Pen | 2.50");
    }

    @Test
    void repeatsWhatIsWrittenOnce() throws IOException {
        String repeated = "<table:table-cell table:number-columns-repeated=\"2\"><text:p>7</text:p></table:table-cell>";

        assertThat(lines("a.ods", sheet(row(cell("Name"), cell("A"), cell("B"))
                + "<table:table-row table:number-rows-repeated=\"2\">" + cell("x") + repeated + "</table:table-row>"
                + "<table:table-row table:number-rows-repeated=\"1048572\"><table:table-cell table:number-columns-repeated=\"16384\"/>"
                + "</table:table-row>"))).containsExactly("# Stock", "= Name | A | B", "| x | 7 | 7", "| x | 7 | 7");
    }

    @Test
    void spreadsMergedNames() throws IOException {
        String merged = "<table:table-cell table:number-columns-spanned=\"2\"><text:p>2026</text:p></table:table-cell><table:covered-table-cell/>";

        assertThat(lines("a.ods", sheet("<table:table-header-rows>" + row(cell(""), merged) + row(cell(""), cell("May"),
                cell("June")) + "</table:table-header-rows>" + row(cell("Sales"), cell("4"), cell("5")))))
                .containsExactly("# Stock", "=  | 2026 May | 2026 June", "| Sales | 4 | 5");
    }

    @Test
    void refusesRowsWithoutEnd() throws IOException {
        assertThat(refusal("a.ods", sheet("<table:table-row table:number-rows-repeated=\"99999999\">" + cell("x")
                + "</table:table-row>"))).startsWith("too_large: ");
    }

    @Test
    void neverWorksAFormulaOut() throws IOException {
        String formula = "<table:table-cell table:formula=\"of:=WEBSERVICE(&quot;http://127.0.0.1/&quot;)\"/>";

        assertThat(lines("a.ods", sheet(row(cell("Item"), formula) + row(cell("Pen"), cell("2.50"))))).anyMatch(
                line -> line.contains("=WEBSERVICE(\"http://127.0.0.1/\")"));
    }

    @Test
    void readsSlidesWithTablesAndNotes() throws IOException {
        String page = "<draw:page draw:name=\"p\"><draw:frame presentation:class=\"title\"><draw:text-box><text:p>Plan</text:p>"
                + "</draw:text-box></draw:frame><draw:frame><draw:text-box><text:list><text:list-item><text:p>First"
                + "<text:s/>step</text:p></text:list-item></text:list><text:p>Prose</text:p></draw:text-box></draw:frame>"
                + "<draw:frame><table:table>" + row(cell("Item"), cell("Price")) + row(cell("Pen"), cell("2.50"))
                + "</table:table></draw:frame><presentation:notes><draw:frame presentation:class=\"notes\"><draw:text-box>"
                + "<text:p>Mention it.</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>";

        byte[] file = OpenDocumentFiles.file("presentation", "<draw:page/>" + page);

        assertThat(lines("a.odp", file)).containsExactly("# Plan", "- First step", "Prose", "= Item | Price",
                "| Pen | 2.50", "Notes on slide 2: Mention it.");
        assertThat(document("a.odp", file).blocks()).allMatch(block -> Integer.valueOf(2).equals(block.page()));
    }

    @Test
    void readsTexts() throws IOException {
        assertThat(lines("a.odt", OpenDocumentFiles.file("text",
                "<text:h text:outline-level=\"1\">Rules</text:h><text:p>Be kind.</text:p>"))).endsWith("Be kind.");
    }

    @Test
    void refusesWhatIsLocked() throws IOException {
        assertThat(refusal("a.ods", OpenDocumentFiles.file("spreadsheet", "", "<m:encryption-data/>")))
                .startsWith("encrypted: ");
    }

    private static byte[] sheet(String rows) throws IOException {
        return OpenDocumentFiles.file("spreadsheet", "<table:table table:name=\"Stock\">" + rows + "</table:table>");
    }

    private static String row(String... cells) {
        return "<table:table-row>" + String.join("", cells) + "</table:table-row>";
    }

    private static String cell(String text) {
        return "<table:table-cell><text:p>" + text + "</text:p></table:table-cell>";
    }
}
