package dev.parlance.inference.extraction.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests for {@link Tongues}. */
class TonguesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH    | How long does the warranty last?
            PORTUGUESE | Qual é o prazo de devolução?
            SPANISH    | ¿Cuánto cuesta la entrada?
            GERMAN     | Wie hoch ist die Miete?
            FRENCH     | Combien coûte le billet ?
            ITALIAN    | Quanto costa il biglietto per il museo?
            DUTCH      | Hoe lang duurt de reis?
            RUSSIAN    | Сколько стоит билет?
            JAPANESE   | 社長は誰ですか?
            KOREAN     | 관장은 누구입니까?
            CHINESE    | 总经理是谁?
            """)
    void knowsTheLanguageOfAQuestion(Tongue tongue, String question) {
        assertThat(Tongues.of(question, "")).isEqualTo(tongue);
    }

    @Test
    void asksThePassageWhereTheQuestionIsOnlyAName() {
        assertThat(Tongues.of("Kestrel 400", "Das Gerät ist für die Werkstatt und das Labor."))
                .isEqualTo(Tongue.GERMAN);
    }
}
