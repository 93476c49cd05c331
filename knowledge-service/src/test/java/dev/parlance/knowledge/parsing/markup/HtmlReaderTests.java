package dev.parlance.knowledge.parsing.markup;

import static dev.parlance.knowledge.parsing.Reading.document;
import static dev.parlance.knowledge.parsing.Reading.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;

import org.junit.jupiter.api.Test;

/** Tests for {@link HtmlReader}. */
class HtmlReaderTests {

    @Test
    void keepsContentAndDropsWhatSurroundsIt() {
        String page = "<html><body><nav><a href=1>Home</a></nav><div><a href=1>News</a> <a href=2>Shop</a> <a href=3>Contact</a></div>"
                + "<h1>Cabin</h1><p>It sleeps ten.</p><form><p>Country <select><option>Chad<option>Chile</select></p></form></body></html>";

        assertThat(lines("a.html", page)).containsExactly("# Cabin", "It sleeps ten.");
    }

    @Test
    void readsTextInsideAFormThatWrapsThePage() {
        assertThat(lines("a.html", "<form><p>The fee is 20 francs.</p><p>E-mail: <input type=text></p></form>"))
                .containsExactly("The fee is 20 francs.");
    }

    @Test
    void readsDataTablesWithSpans() {
        String table = "<table><caption>Fees</caption><tr><th rowspan=2>Class<th colspan=2>Season<tr><th>Low<th>High"
                + "<tr><td>A<td>10<td>12<tr><td>B<td>20<td>24</table>";

        assertThat(lines("a.html", table)).containsExactly("T Fees", "= Class | Season Low | Season High",
                "| A | 10 | 12", "| B | 20 | 24");
    }

    @Test
    void readsLayoutTablesAsText() {
        String layout = "<table><tr><td><h2>Left</h2><p>One.</p></td><td><table><tr><td>x</td></tr></table>Two.</td></tr></table>";

        assertThat(lines("a.html", layout)).containsExactly("## Left", "One.", "x", "Two.");
    }

    @Test
    void resolvesEntitiesAndBreaks() {
        assertThat(lines("a.html", "<p>Caf&eacute;&nbsp;&amp; Bar<br>Main Street&nbsp;5</p>")).containsExactly(
                "Café & Bar",
                "Main Street 5");
    }

    @Test
    void pairsTermsWithTheirDescriptions() {
        assertThat(lines("a.html", "<dl><dt>Check-in<dd>3 pm<dt>Check-out<dd>11 am</dl>")).containsExactly(
                "- Check-in: 3 pm",
                "- Check-out: 11 am");
    }

    @Test
    void takesABoldLineForAHeading() {
        assertThat(lines("a.html", "<p><b>Refunds</b></p><p>Within 14 days.</p>")).containsExactly("# Refunds",
                "Within 14 days.");
    }

    @Test
    void doesNotTakeARemarkInParenthesesForAHeading() {
        assertThat(lines("a.html", "<p>Acme, Inc.</p><p><b>(Exact name as in its charter)</b></p>")).containsExactly(
                "Acme, Inc.",
                "(Exact name as in its charter)");
    }

    @Test
    void believesTheDeclaredCharacterSet() {
        byte[] page = "<html><meta charset=windows-1251><p>Цена: сто рублей</p></html>"
                .getBytes(Charset.forName("windows-1251"));

        assertThat(lines("a.html", page)).containsExactly("Цена: сто рублей");
    }

    @Test
    void takesTheTitle() {
        assertThat(document("a.html", "<title>House rules</title><p>No smoking.</p>").title()).isEqualTo("House rules");
    }

    @Test
    void survivesDeepNesting() {
        assertThat(lines("a.html", "<div>".repeat(300) + "core" + "</div>".repeat(300))).containsExactly("core");
    }

    @Test
    void keepsAPageThatIsAllLinks() {
        assertThat(lines("a.html",
                "<ul><li><a href=1>Oil filter</a><li><a href=2>Air filter</a><li><a href=3>Fuel pump</a></ul>"))
                .hasSize(3);
    }
}
