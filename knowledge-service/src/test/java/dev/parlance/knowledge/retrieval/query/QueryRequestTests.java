package dev.parlance.knowledge.retrieval.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;

/** Tests for {@link QueryRequest}: what may be asked. */
class QueryRequestTests {

    private static final UUID ONE = UUID.fromString("0198683a-2b6d-7066-9598-6ea119c219f2");

    private final JsonMapper json = new JsonMapper();

    @Test
    void fillsInWhatIsUsual() {
        assertThat(query("{'term': ' Where? ', 'collections': ['%s']}".formatted(ONE)))
                .isEqualTo(new Query(List.of("Where?"), List.of(ONE), 5, Likeness.USUAL, Reranker.SMART, false));
    }

    @Test
    void takesWhatIsSaid() {
        assertThat(query("""
                {'terms': ['a', 'b'], 'collections': ['%s', '%s'], 'top': 128, 'minScore': 0.99, 'reranker': 'none',
                'includeReferences': true}""".formatted(ONE, ONE)))
                .isEqualTo(new Query(List.of("a", "b"), List.of(ONE), 128, Likeness.of(0.99), Reranker.NONE, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'collections': ['x']}|term", "{'term': ' ', 'collections': ['x']}|term",
            "{'terms': [], 'collections': ['x']}|term", "{'terms': [null], 'collections': ['x']}|terms",
            "{'term': 'a'}|collections", "{'term': 'a', 'collections': []}|collections",
            "{'term': 'a', 'collections': [null]}|collections",
            "{'term': 'a', 'collections': ['@'], 'top': 0}|top", "{'term': 'a', 'collections': ['@'], 'top': 129}|top",
            "{'term': 'a', 'collections': ['@'], 'minScore': 0}|minScore",
            "{'term': 'a', 'collections': ['@'], 'minScore': 1}|minScore",
            "{'term': 'a', 'collections': ['@'], 'reranker': 'best'}|reranker"})
    void namesTheFieldThatIsWrong(String body, String field) {
        Failure refusal = catchThrowableOfType(Failure.class, () -> query(body.replace("@", ONE.toString())));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.field()).isEqualTo(field);
    }

    @Test
    void takesWhatIsNoIdForAnUnknownCollection() {
        Failure refusal = catchThrowableOfType(Failure.class, () -> query("{'term': 'a', 'collections': ['x']}"));

        assertThat(refusal.status()).isEqualTo(404);
    }

    private Query query(String body) {
        return json.readValue(body.replace('\'', '"'), QueryRequest.class).query();
    }
}
