package dev.parlance.inference.extraction;

import static dev.parlance.inference.extraction.Passages.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests for {@link Extractor} beyond English. */
class OtherLanguagesTests {

    private final Extractor extractor = new Extractor();

    @Test
    void answersInPortuguese() {
        Extract extract = extractor.answer("Quanto custa a entrada?",
                text("A entrada custa 7 euros. O jardim fecha às 18h."));

        assertThat(extract.text()).isEqualTo("A entrada custa 7 euros. [1]");
    }

    @Test
    void answersInSpanishWithoutAccents() {
        Extract extract = extractor.answer("Cuantos puentes tiene la ciudad?",
                text("La ciudad tiene ocho puentes. El río es ancho."));

        assertThat(extract.text()).isEqualTo("La ciudad tiene ocho puentes. [1]");
    }

    @Test
    void findsGermanCompoundsByTheirParts() {
        Extract extract = extractor.answer("Welche Kündigungsfrist gilt?",
                text("Es gilt eine Frist von sechs Wochen zur Kündigung. Der Garten ist groß."));

        assertThat(extract.text()).startsWith("Es gilt eine Frist von sechs Wochen");
    }

    @Test
    void answersInFrench() {
        Extract extract = extractor.answer("Qui a dessiné le pont ?",
                text("Le pont a été dessiné par Odile Marchand. Il mesure 80 mètres."));

        assertThat(extract.text()).isEqualTo("Le pont a été dessiné par Odile Marchand. [1]");
    }

    @Test
    void answersInJapanese() {
        Extract extract = extractor.answer("店の営業時間は?", text("店の営業時間は10時から19時までです。駐車場はありません。"));

        assertThat(extract.text()).isEqualTo("店の営業時間は10時から19時までです。 [1]");
    }

    @Test
    void answersInKoreanThoughParticlesDiffer() {
        Extract extract = extractor.answer("회의실은 몇 층에 있습니까?", text("회의실이 4층에 있습니다. 식당은 넓습니다."));

        assertThat(extract.text()).isEqualTo("회의실이 4층에 있습니다. [1]");
    }

    @Test
    void answersInChineseFromATable() {
        Extract extract = extractor.answer("苹果的价格是多少?", text("商品: 苹果 | 价格: 8元", "商品: 香蕉 | 价格: 5元"));

        assertThat(extract.text()).contains("8元").doesNotContain("5元");
    }
}
