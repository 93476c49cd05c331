package dev.parlance.inference.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests for {@link StandaloneQuestion}. */
class StandaloneQuestionTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How much cargo did Arden have in 2021?     | And in 2022?              | How much cargo did Arden have in 2022?
            How much cargo did Arden have in 2021?     | What about Bellmouth?     | How much cargo did Bellmouth have in 2021?
            How many berths does Corrie have?          | and Arden?                | How many berths does Arden have?
            What was the rainfall in June?             | And in May?               | What was the rainfall in May?
            How many days of annual leave do I get?    | And sick leave?           | How many days of sick leave do I get?
            Wie hoch ist die Miete?                    | Und die Kaution?          | Wie hoch ist die Kaution?
            Quanto custa a multa?                      | E o prazo?                | Quanto custa o prazo?
            """)
    void exchangesWhatIsSaidAnew(String before, String question, String whole) {
        assertThat(StandaloneQuestion.of(question, List.of(before))).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Who designed the Kite X2?                  | How much does it weigh?   | How much does Kite X2 weigh?
            What is the symbol of Northlight, Inc.?    | What about its address?   | What about Northlight, Inc's address?
            Who is the chief archivist?                | When was she elected?     | When was the chief archivist elected?
            What is the refund policy?                 | Who does that apply to?   | Who does the refund policy apply to?
            """)
    void putsTheSubjectWhereAPronounStands(String before, String question, String whole) {
        assertThat(StandaloneQuestion.of(question, List.of(before))).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"How do I reset my password?", "Which company moved its headquarters to Oslo?",
            "Is it possible to return goods?",
            "If a customer returns a product, who pays for it?", "Is there a dress code for visitors of the plant?"})
    void leavesAWholeQuestionAlone(String question) {
        assertThat(StandaloneQuestion.of(question, List.of("Who designed the Kite X2?"))).isEqualTo(question);
    }

    @Test
    void followsAConversationThroughSeveralTurns() {
        List<String> earlier = List.of("How much cargo did Arden have in 2021?", "And in 2022?");

        assertThat(StandaloneQuestion.of("What about Corrie?", earlier))
                .isEqualTo("How much cargo did Corrie have in 2022?");
    }

    @Test
    void addsTheNameWhereHardlyAnythingIsSaid() {
        assertThat(StandaloneQuestion.of("How many inhabitants?", List.of("When was Port Alder founded?")))
                .isEqualTo("How many inhabitants Port Alder?");
    }

    @Test
    void understandsScriptsWithoutSpaces() {
        assertThat(StandaloneQuestion.of("では P-10 は?", List.of("P-20の価格は?"))).isEqualTo("P-10の価格は?");
        assertThat(StandaloneQuestion.of("그럼 관장은?", List.of("도서관은 언제 설립되었나요?"))).contains("관장", "도서관");
    }

    @Test
    void hasNothingToBorrowAtTheStart() {
        assertThat(StandaloneQuestion.of("And in 2022?", List.of())).isEqualTo("And in 2022?");
    }
}
