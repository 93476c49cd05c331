package dev.parlance.knowledge.parsing.markup;

import static dev.parlance.knowledge.parsing.Reading.document;
import static dev.parlance.knowledge.parsing.Reading.lines;
import static dev.parlance.knowledge.parsing.Reading.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link XmlReader}. */
class XmlReaderTests {

    @Test
    void keepsMixedContentTogether() {
        assertThat(lines("a.xml", "<doc><p>The <b>red</b> button (<ref>Fig. 1</ref>) stops it.</p></doc>"))
                .containsExactly("The red button (Fig. 1) stops it.");
    }

    @Test
    void givesSectionsTheirHeadings() {
        String xml = "<article><body><sec><title>Methods</title><p>We measured.</p><sec><title>Site</title><p>Alps.</p></sec></sec></body></article>";

        assertThat(lines("a.xml", xml)).containsExactly("# Methods", "We measured.", "## Site", "Alps.");
    }

    @Test
    void makesATableOfAlikeRecords() {
        String xml = "<catalog><book><title>Dune</title><price>9.90</price></book><book><title>Emma</title><price>7.50</price></book></catalog>";

        assertThat(lines("a.xml", xml)).containsExactly("T Book", "= title | price", "| Dune | 9.90", "| Emma | 7.50");
    }

    @Test
    void labelsSingleValuesWithTheirNames() {
        assertThat(lines("a.xml",
                "<grant><invention-title>Bottle cap</invention-title><number-of-claims>4</number-of-claims></grant>"))
                .containsExactly("Invention title: Bottle cap", "Number of claims: 4");
    }

    @Test
    void readsTablesWithTheirCaption() {
        String xml = "<doc><sec><title>R</title><table-wrap><label>Table 1.</label><caption><title>Clusters</title></caption>"
                + "<table><thead><tr><th>Name</th><th>Size</th></tr></thead><tbody><tr><td>C2</td><td>3.1</td></tr></tbody></table></table-wrap></sec></doc>";

        assertThat(lines("a.xml", xml)).containsExactly("# R", "T Table 1. Clusters.", "= Name | Size", "| C2 | 3.1");
    }

    @Test
    void neverReadsAnotherFile(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "launch code 4711");
        String xml = "<!DOCTYPE d [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><d><p>Code: &x; end of story</p></d>";

        assertThat(lines("a.xml", xml)).containsExactly("Code: end of story");
    }

    @Test
    void doesNotExpandEntitiesOfItsOwn() {
        String xml = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><d><p>laugh &c; now</p></d>";

        assertThat(lines("a.xml", xml)).containsExactly("laugh now");
    }

    @Test
    void ignoresADocumentTypeElsewhereButKnowsItsCharacters() {
        assertThat(lines("a.xml",
                "<!DOCTYPE d SYSTEM \"http://localhost:1/x.dtd\"><d><p>Caf&eacute; &lt;5 &#233;</p></d>"))
                .containsExactly("Café <5 é");
    }

    @Test
    void tellsWhereXmlIsBroken() {
        assertThat(refusal("a.xml", "<a>\n<b>text</a>"))
                .isEqualTo("broken_file: The XML is not well formed near line 2.");
    }

    @Test
    void refusesBottomlessNesting() {
        assertThat(refusal("a.xml", "<a>".repeat(5000) + "x" + "</a>".repeat(5000)))
                .matches("(?s)(too_large|broken_file): .*");
    }

    @Test
    void findsTheTitleOfTheDocumentNotOfTheJournal() {
        String xml = "<article><front><journal-title>Nature Weekly</journal-title><article-title>On Snow</article-title></front><body><p>It fell.</p></body></article>";

        assertThat(document("a.xml", xml).title()).isEqualTo("On Snow");
    }
}
