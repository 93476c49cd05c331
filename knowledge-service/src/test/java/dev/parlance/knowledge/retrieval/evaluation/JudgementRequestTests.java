package dev.parlance.knowledge.retrieval.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;

/** Tests for {@link JudgementRequest} and {@link JudgementLines}. */
class JudgementRequestTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String ID = "0198683a-2b6d-7066-9598-6ea119c219f2";

    private final JudgementLines lines = new JudgementLines(JSON);

    @Test
    void readsOneOfAnEntryOrOfADocument() {
        assertThat(read("{'query':' tea? ','docid':'green','relevance':2}").drafts())
                .containsExactly(new JudgementDraft("tea?", "green", null, 2));
        assertThat(read("{'query':'tea?','documentId':'" + ID + "','relevance':0}").drafts())
                .containsExactly(new JudgementDraft("tea?", null, UUID.fromString(ID), 0));
    }

    @Test
    void readsMany() {
        assertThat(
                read("{'judgements':[{'query':'a','docid':'x','relevance':1},{'query':'b','docid':'x','relevance':3}]}")
                        .drafts())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            {'docid':'x','relevance':1}; query
            {'query':' ','docid':'x','relevance':1}; query
            {'query':'a','docid':'x'}; relevance
            {'query':'a','docid':'x','relevance':4}; relevance
            {'query':'a','docid':'x','relevance':-1}; relevance
            {'query':'a','relevance':1}; docid
            {'query':'a','docid':'x','documentId':'y','relevance':1}; docid
            {'judgements':[]}; judgements
            {'judgements':[null]}; judgements
            {'query':'a','judgements':[{'query':'b','docid':'x','relevance':1}]}; judgements
            {'judgements':[{'judgements':[]}]}; judgements
            """)
    void namesTheFieldThatIsWrong(String body, String field) {
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> read(body).drafts())
                .satisfies(failure -> assertThat(failure.field()).isEqualTo(field));
    }

    @Test
    void whatIsNoIdIsNotFound() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> read("{'query':'a','documentId':'x','relevance':1}").drafts())
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(404));
    }

    @Test
    void readsLines() {
        assertThat(lines
                .read(json("{'query':'a','docid':'x','relevance':1}\n\n{'query':'b','docid':'y','relevance':0}\r\n")))
                .extracting(JudgementDraft::docid).containsExactly("x", "y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'query':'a','docid':'x','relevance':1}\n{", "\n{'query':'a','docid':'x','relevance':9}",
            "\n[]",
            "{'query':'a','docid':'x','relevance':1}\n{'judgements':[{'query':'a','docid':'x','relevance':1}]}"})
    void tellsTheNumberOfABadLine(String text) {
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> lines.read(json(text)))
                .satisfies(failure -> assertThat(failure.text()).contains("Line 2"));
    }

    @Test
    void refusesNoLines() {
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> lines.read(" \n"))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("wrong_number_of_lines"));
    }

    private static JudgementRequest read(String body) {
        return JSON.readValue(json(body), JudgementRequest.class);
    }

    private static String json(@Nullable String quoted) {
        return String.valueOf(quoted).replace('\'', '"');
    }
}
