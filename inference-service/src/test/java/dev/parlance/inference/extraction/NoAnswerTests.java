package dev.parlance.inference.extraction;

import static dev.parlance.inference.extraction.Passages.passage;
import static dev.parlance.inference.extraction.Passages.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests for {@link Extractor} where the passages share words with the question and hold no answer. */
class NoAnswerTests {

    private final Extractor extractor = new Extractor();

    @Test
    void saysThatThereIsNoAnswer() {
        Extract extract = extractor.answer("Who owns the lighthouse?", text("The lighthouse is 41 metres high."));

        assertThat(extract.found()).isFalse();
        assertThat(extract.text()).isEqualTo("The available knowledge holds no answer to this question.");
        assertThat(extract.citations()).isEmpty();
    }

    @Test
    void hasNoAnswerWithoutPassages() {
        assertThat(extractor.answer("Who owns the lighthouse?", List.of()).found()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Wer besitzt den Leuchtturm?, Das verfügbare Wissen",
            "¿Quién es el dueño del faro?, El conocimiento disponible",
            "Quem é o dono do farol?, O conhecimento disponível",
            "À qui appartient le phare ?, Les connaissances disponibles",
            "灯台の所有者は誰ですか?, 登録されている情報", "등대의 주인은 누구입니까?, 등록된 자료", "谁拥有灯塔?, 现有资料"})
    void saysSoInTheLanguageOfTheQuestion(String question, String beginning) {
        assertThat(extractor.answer(question, List.of()).text()).startsWith(beginning);
    }

    @Test
    void wantsADateWhereADateIsAskedFor() {
        assertThat(extractor
                .answer("When was the archive founded?", text("The archive was founded by monks in a quiet valley."))
                .found()).isFalse();
    }

    @Test
    void wantsTheDeedThatWasAskedAbout() {
        assertThat(extractor.answer("When was the old mill sold?", text("The old mill was painted in 1990.")).found())
                .isFalse();
    }

    @Test
    void doesNotTakeOnePersonForAnother() {
        List<Passage> passages = text("The office in Lyon was opened in 2004.", "Bern has a café.");

        assertThat(extractor.answer("When was the office in Bern opened?", passages).found()).isFalse();
    }

    @Test
    void doesNotTakeTheOppositeForTheThing() {
        assertThat(extractor
                .answer("How many days do part-time employees get?", text("Full-time employees get 27 days.")).found())
                .isFalse();
        assertThat(extractor
                .answer("What is the gross profit of the shop?", text("The net profit of the shop is 40,000 euros."))
                .found()).isFalse();
    }

    @Test
    void doesNotTakeTheWiderForTheNarrower() {
        assertThat(extractor.answer("What percentage of nursing students work?",
                text("Of all students 40% work beside their studies.")).found())
                .isFalse();
    }

    @Test
    void doesNotAnswerForADocumentWhoseNameAloneFits() {
        List<Passage> passages = List.of(
                passage("Kite X2 manual.pdf", "Safety", "Hold the cord for 10 seconds until the lamp turns green."));

        assertThat(extractor.answer("What colour is the Kite X2?", passages).found()).isFalse();
    }

    @Test
    void wantsTheVersionThatWasAskedFor() {
        List<Passage> passages = text("Version: 2.4 | Released: 2023-11-06", "Version: 2.3 | Released: 2023-05-15");

        assertThat(extractor.answer("When was version 2.9 released?", passages).found()).isFalse();
    }
}
