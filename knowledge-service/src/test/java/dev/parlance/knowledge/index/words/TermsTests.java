package dev.parlance.knowledge.index.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Tests for {@link Terms}. */
class TermsTests {

    @Test
    void countsTextTwiceAndTheRestOnce() {
        var counts = Terms.ofPassage("tea tea", "tea cups", "menu");

        assertThat(counts).containsEntry("tea", 5).containsEntry("cup", 1).containsEntry("menu", 1).hasSize(3);
    }

    @Test
    void bringsEnglishWordsToTheirStems() {
        assertThat(Terms.ofQuestion("The company's cancelled policies")).containsOnlyKeys("compani", "cancel",
                "polici");
    }

    @Test
    void findsPartsOfCompounds() {
        assertThat(Terms.ofQuestion("max_tokens support@acme.com")).containsKeys("max", "token", "support", "acm");
    }

    @Test
    void writesCodesInOneWay() {
        assertThat(Terms.ofQuestion("SKU-5512")).containsKeys("sku5512", "sku", "5512");
        assertThat(Terms.ofQuestion("1.234.567,89 €")).containsKey("1234567");
        assertThat(Terms.ofQuestion("47’400")).containsKey("47400");
    }

    @Test
    void decimalsAreNoCodes() {
        assertThat(Terms.ofQuestion("p < 0.05")).containsOnlyKeys("p", "0.05");
    }

    @Test
    void pairsCharactersWhereThereAreNoSpaces() {
        assertThat(Terms.ofQuestion("东京都")).containsOnlyKeys("东京", "京都");
        assertThat(Terms.ofPassage("东京", null, "")).containsOnlyKeys("东", "东京", "京");
        assertThat(Terms.ofQuestion("ง่าย")).containsOnlyKeys("ง่า", "าย");
    }

    @Test
    void foldsMarksOnlyWhereWordsStayReadable() {
        assertThat(Terms.ofQuestion("Łódź Ёлка ΟΔΟΣ مُحَمَّد")).containsKeys("lodz", "οδοσ", "محمد");
        assertThat(Terms.ofQuestion("कि")).isNotEqualTo(Terms.ofQuestion("क"));
    }

    @Test
    void composedAndDecomposedLettersAreTheSame() {
        assertThat(Terms.ofQuestion("cafe\u0301 \u1112\u1161\u11ab\u1100\u116e\u11a8"))
                .isEqualTo(Terms.ofQuestion("café 한국"));
    }

    @Test
    void boundsTheQuestion() {
        String words = IntStream.range(0, 5_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

        assertThat(Terms.ofQuestion(words)).hasSize(256);
        assertThat(Terms.ofQuestion("tea ".repeat(50))).containsEntry("tea", 3);
    }
}
