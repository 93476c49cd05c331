package dev.parlance.inference;

import static dev.parlance.inference.FakeUpstream.events;
import static dev.parlance.inference.FakeUpstream.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.retrieval.Match;
import dev.parlance.inference.retrieval.Match.Reference;

/** Answers from collections as callers see them. */
class AnswerOverHttpTests {

    private static final String QUESTION = "{\"term\":\"What is your return policy?\",\"collections\":[\"c-1\"],\"top\":3}";

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    private final JsonMapper mapper = new JsonMapper();

    @BeforeEach
    void know() {
        house.searches().are(match("d-1", "policy", "Our return policy is a 30-day money-back guarantee."),
                match("d-2", "hours", "We open at nine."));
        house.upstream.does(events(FakeUpstream.answer("30 days ", "[1]", ".")));
    }

    @Test
    void answersWithTheDocumentsItRestsOn() throws Exception {
        JsonNode got = answer(QUESTION);

        assertThat(got.at("/answer").asString()).isEqualTo("30 days [1].");
        assertThat(got.at("/model").asString()).isEqualTo("small-1");
        assertThat(got.at("/sources")).hasToString("[{\"documentId\":\"d-1\",\"documentName\":\"policy\","
                + "\"documentContent\":\"Our return policy is a 30-day money-back guarantee.\",\"score\":0.7,\"page\":4,"
                + "\"heading\":null,\"collectionId\":\"c-1\"}]");
        assertThat(got.at("/usage/total_tokens").asInt()).isEqualTo(11);
        assertThat(house.searches().lastQuery()).isEqualTo(QUESTION);
    }

    @Test
    void answersWithTheModelThatIsNamed() throws Exception {
        JsonNode got = answer("{\"term\":\"What is your return policy?\",\"collections\":[\"c-1\"],"
                + "\"model\":\"@parlance/extract\"}");

        assertThat(got.at("/model").asString()).isEqualTo("@parlance/extract");
        assertThat(got.at("/answer").asString()).contains("30-day");
        assertThat(got.at("/sources/0/documentId").asString()).isEqualTo("d-1");
        assertThat(house.upstream.calls()).isZero();
        assertThat(house.searches().lastQuery()).doesNotContain("model");
    }

    @Test
    void builtInModelStepsInForAChoiceOfOursAlone() throws Exception {
        house.upstream.does(json(500, "{}"));

        assertThat(answer(QUESTION).at("/fallback_from").asString()).isEqualTo("small-1");
        assertThat(post("{\"term\":\"x\",\"collections\":[\"c-1\"],\"model\":\"small-1\"}").statusCode())
                .isGreaterThanOrEqualTo(500);
    }

    @Test
    void readsWhatSharesAReference() throws Exception {
        house.searches().are(new Match("d-2", "hours", "We open at nine.", 0.7, null, null, "c-1",
                List.of(new Reference("d-9", "Our return policy is a 30-day money-back guarantee."))));

        JsonNode got = answer("{\"term\":\"What is your return policy?\",\"collections\":[\"c-1\"],"
                + "\"includeReferences\":true,\"model\":\"@parlance/extract\"}");

        assertThat(got.at("/sources/0/documentId").asString()).isEqualTo("d-9");
    }

    @Test
    void saysPlainlyThatNothingWasFound() throws Exception {
        house.searches().are();

        JsonNode got = answer("{\"terms\":[\"What is the weather\",\"on Mars?\"],\"collections\":[\"c-1\"]}");

        assertThat(got.at("/answer").asString()).isNotBlank();
        assertThat(got.at("/sources")).isEmpty();
        assertThat(house.upstream.calls()).isZero();
    }

    @Test
    void tellsWhatIsWrongWithTheQuestion() throws Exception {
        house.searches().fail(Failure.notFound("collection"));

        HttpResponse<String> got = post(QUESTION);

        assertThat(got.statusCode()).isEqualTo(404);
        assertThat(got.body()).contains("\"error\":\"There is no such collection.\"", "\"code\":\"not_found\"");
    }

    @Test
    void refusesModelsThatAreNone() throws Exception {
        assertThat(post("{\"term\":\"x\",\"collections\":[\"c-1\"],\"model\":\"nobody\"}").statusCode()).isEqualTo(404);
        assertThat(post("{\"term\":\"x\",\"collections\":[\"c-1\"],\"model\":7}").body()).contains("'model'");
        assertThat(post("[]").statusCode()).isEqualTo(400);
    }

    private JsonNode answer(String body) throws Exception {
        HttpResponse<String> got = post(body);
        assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
        return mapper.readTree(got.body());
    }

    private HttpResponse<String> post(String body) throws Exception {
        return house.post("/api/v1/answer", body);
    }

    private static Match match(String id, String name, String content) {
        return new Match(id, name, content, 0.7, 4, null, "c-1", List.of());
    }
}
