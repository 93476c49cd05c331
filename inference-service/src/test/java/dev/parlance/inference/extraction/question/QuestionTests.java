package dev.parlance.inference.extraction.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.parlance.inference.extraction.language.Tokenizer;
import dev.parlance.inference.extraction.language.Tongue;
import dev.parlance.inference.extraction.language.Tongues;

/** Tests for {@link Question}. */
class QuestionTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Who repaired the clock?                      | PERSON
            When does the ferry leave?                   | TIME
            In which year did the cost of salt fall?     | TIME
            How long does the battery last?              | DURATION
            Within how many days must I pay?             | DURATION
            How many cranes are there?                   | COUNT
            What does a ticket cost?                     | MONEY
            Which class costs £75?                       | OPEN
            What percentage of members vote?             | PERCENT
            How heavy is the anchor?                     | QUANTITY
            What is the telephone number of the harbour? | PHONE
            What is the email address of the clerk?      | EMAIL
            What is the address of the harbour office?   | ADDRESS
            Why was the bridge closed?                   | REASON
            How do I renew my card?                      | PROCEDURE
            What is a sextant?                           | DEFINITION
            Is swimming allowed?                         | POLAR
            Where is the museum?                         | PLACE
            What colour is the door?                     | COLOUR
            What is the title of the report?             | TITLE
            Quem é o diretor?                            | PERSON
            Wie lange dauert die Reise?                  | DURATION
            Combien coûte le billet ?                    | MONEY
            ¿Dónde está el puerto?                       | PLACE
            社長は誰ですか?                              | PERSON
            도서관은 언제 설립되었나요?                  | TIME
            有多少人?                                    | COUNT
            """)
    void knowsWhatIsSought(String text, Sought sought) {
        assertThat(question(text).sought()).isEqualTo(sought);
    }

    @Test
    void keepsNamesTogether() {
        assertThat(question("What is the symbol of Northlight Gaming, Inc.?").terms()).extracting(Term::surface)
                .containsExactly("symbol", "Northlight Gaming, Inc");
    }

    @Test
    void keepsPartNumbersTogether() {
        Term part = question("What is the price of AX-310?").terms().getLast();

        assertThat(part.sort()).isEqualTo(Term.Sort.NUMBER);
        assertThat(part.forms()).containsExactly("ax", "310");
    }

    @Test
    void weighsGrammarNothingAndNamesMost() {
        Question question = question("Which colour does the harbour of Arden use?");

        assertThat(question.terms()).extracting(Term::surface).containsExactly("colour", "harbour", "Arden", "use");
        assertThat(question.terms().get(2).weight()).isGreaterThan(question.terms().get(1).weight());
    }

    @Test
    void knowsTheWordEverythingTurnsOn() {
        assertThat(question("When was the old mill in Bath sold?").terms()).filteredOn(Term::crux)
                .extracting(Term::surface).containsExactly("sold");
        assertThat(question("How many large cranes does the harbour have?").terms()).filteredOn(Term::crux)
                .extracting(Term::surface).containsExactly("large");
    }

    @Test
    void cutsParticlesFromKoreanWords() {
        assertThat(question("회의실의 주소는 무엇인가요?").terms()).extracting(Term::surface).containsExactly("회의실", "주소");
    }

    private static Question question(String text) {
        Tongue tongue = Tongues.of(text, "");
        return Question.of(text, tongue, new Tokenizer(tongue));
    }
}
