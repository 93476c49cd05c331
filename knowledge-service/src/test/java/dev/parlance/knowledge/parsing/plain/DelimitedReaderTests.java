package dev.parlance.knowledge.parsing.plain;

import static dev.parlance.knowledge.parsing.Reading.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

/** Tests for {@link DelimitedReader}. */
class DelimitedReaderTests {

    @Test
    void readsATitleAboveTheColumnNames() {
        byte[] bytes = "\uFEFFHarbours,,\nName,Country,Berths\nPula,HR,120\nBrest,FR,210\n"
                .getBytes(StandardCharsets.UTF_16BE);

        assertThat(lines("a.csv", bytes)).containsExactly("T Harbours", "= Name | Country | Berths",
                "| Pula | HR | 120",
                "| Brest | FR | 210");
    }

    @Test
    void findsSemicolonsWhereCommasAreDecimals() {
        assertThat(lines("a.csv", "Artikel;Preis\nStift;2,50\nTinte;4,10\n")).containsExactly("= Artikel | Preis",
                "| Stift | 2,50",
                "| Tinte | 4,10");
    }

    @Test
    void keepsQuotedDelimitersAndLineEnds() {
        assertThat(lines("a.csv", "id,note\n1,\"red, green\nand blue\"\n2,plain\n")).containsExactly("= id | note",
                "| 1 | red, green and blue", "| 2 | plain");
    }

    @Test
    void readsJapaneseOfWindows() {
        byte[] bytes = "商品,価格\n急須,3500\n湯呑,800\n".getBytes(Charset.forName("windows-31j"));

        assertThat(lines("a.csv", bytes)).containsExactly("= 商品 | 価格", "| 急須 | 3500", "| 湯呑 | 800");
    }

    @Test
    void readsASingleColumn() {
        assertThat(lines("a.csv", "amount\n12\n15\n")).containsExactly("= amount", "| 12", "| 15");
    }

    @Test
    void survivesQuotesThatNeverClose() {
        assertThat(lines("a.csv", "name,size\nbolt,\"3 inch\nnut,4\n")).isNotEmpty();
    }

    @Test
    void readsTabs() {
        assertThat(lines("a.tsv", "name\tsize\nbolt\t3\n")).containsExactly("= name | size", "| bolt | 3");
    }
}
