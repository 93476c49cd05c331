package dev.parlance.inference;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static dev.parlance.inference.FakeUpstream.answer;
import static dev.parlance.inference.FakeUpstream.events;
import static dev.parlance.inference.FakeUpstream.json;
import static dev.parlance.inference.FakeUpstream.token;
import static org.assertj.core.api.Assertions.assertThat;

/** An installation with three upstreams, of which the first two offer the same model. */
class SeveralUpstreamsTests {

    private static final FakeUpstream SECOND = offering("twin-1", "small-1");

    private static final FakeUpstream THIRD = offering("third-1");

    private static final InferenceOverHttp HOUSE = InferenceOverHttp.with(
            "parlance.upstreams=second=" + SECOND.address() + ", third=" + THIRD.address(),
            "PARLANCE_UPSTREAM_SECOND_KEY=sk-second", "parlance.chat.model=small-1,third-1",
            "parlance.metering.prices=third-1=1/1", "parlance.openai.first-token=1s");

    private static final String ASK = "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]%s}";

    private static final String OK = GatewayUser.answer("\"content\":\"from %s\"");

    private static FakeUpstream offering(String... models) {
        FakeUpstream upstream = new FakeUpstream();
        upstream.lists("{\"data\":[" + String.join(",",
                List.of(models).stream().map(model -> "{\"id\":\"" + model + "\"}").toList()) + "]}");
        return upstream;
    }

    @BeforeEach
    void answerWithTheirNames() {
        HOUSE.upstream.does(json(200, OK.formatted("first")));
        SECOND.does(json(200, OK.formatted("second")));
        THIRD.does(json(200, OK.formatted("third")));
        HOUSE.ledger().forget();
    }

    @Test
    void listEachModelOnce() throws Exception {
        assertThat(parsed(HOUSE.get("/v1/models").body()).path("data").findValuesAsString("id"))
                .containsSubsequence("@parlance/extract", "auto", "ml-auto", "small-1", "dear-model", "twin-1",
                        "third-1")
                .doesNotHaveDuplicates();
    }

    @Test
    void answerInTheirOrder() throws Exception {
        assertThat(told(ask("small-1", ""))).isEqualTo("from first");
        assertThat(SECOND.calls()).isZero();
    }

    @Test
    void stepInForOneAnother() throws Exception {
        HOUSE.upstream.does(json(429, "{}"));

        assertThat(told(ask("small-1", ""))).isEqualTo("from second");
        assertThat(SECOND.headers("Authorization")).containsExactly("Bearer sk-second");
        assertThat(SECOND.headers("X-Client-Request-Id"))
                .isEqualTo(HOUSE.upstream.headers("X-Client-Request-Id"));
    }

    @Test
    void stepInForOneThatSaysNothing() throws Exception {
        HOUSE.upstream.does(FakeUpstream.silence());
        SECOND.does(events(answer("Hel", "lo")));

        HttpResponse<String> streamed = ask("small-1", ",\"stream\":true");

        assertThat(streamed.body()).contains("Hel").endsWith("data: [DONE]\n\n");
        assertThat(HOUSE.upstream.calls()).isEqualTo(1);
    }

    @Test
    void doNotStepInOnceAnAnswerHasBegun() throws Exception {
        HOUSE.upstream.does(events(Flux.just(token("Hel")).concatWith(Flux.error(new IllegalStateException("cut")))));

        assertThat(ask("small-1", ",\"stream\":true").body()).contains("Hel").contains("\"error\"");
        assertThat(SECOND.calls()).isZero();
    }

    @Test
    void areAskedByName() throws Exception {
        assertThat(told(ask("second/small-1", ""))).isEqualTo("from second");
        assertThat(parsed(SECOND.bodies().getLast()).path("model").asString()).isEqualTo("small-1");
    }

    @Test
    void tellWhatTheCallerDidWrong() throws Exception {
        HOUSE.upstream.does(json(400, "{\"error\":{\"message\":\"odd\"}}"));

        assertThat(ask("small-1", "").statusCode()).isEqualTo(400);
        assertThat(SECOND.calls()).isZero();
    }

    @Test
    void autoGoesThroughTheOperatorsListAtThePriceOfWhoAnswers() throws Exception {
        HOUSE.upstream.does(json(500, "{}"));
        SECOND.does(json(503, "{}"));

        HttpResponse<String> answer = ask("auto", "");

        assertThat(told(answer)).isEqualTo("from third");
        assertThat(parsed(THIRD.bodies().getLast()).path("model").asString()).isEqualTo("third-1");
        assertThat(answer.body()).contains("Inference for AI model 'third-1'");
    }

    @Test
    void autoEndsWithTheBuiltInModel() throws Exception {
        HOUSE.upstream.does(json(429, "{}"));
        SECOND.does(json(429, "{}"));
        THIRD.does(json(429, "{}"));

        assertThat(parsed(ask("auto", "").body()).path("model").asString()).isEqualTo("@parlance/extract");
    }

    @Test
    void areSeenByOperators() throws Exception {
        ask("third-1", "");

        assertThat(parsed(HOUSE.get("/actuator/upstreams").body()).findValuesAsString("name"))
                .containsExactly("openai", "second", "third", "chosen");
        assertThat(HOUSE.get("/actuator/prometheus").body())
                .contains("parlance_upstream_state{state=\"closed\",upstream=\"third\"} 1.0")
                .contains("parlance_upstream_in_flight{upstream=\"chosen\"}")
                .contains("parlance_upstream_calls_total{outcome=\"answered\",upstream=\"third\"}");
    }

    private static HttpResponse<String> ask(String model, String more) throws Exception {
        return HOUSE.post("/v1/chat/completions", ASK.formatted(model, more));
    }

    private static String told(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return parsed(answer.body()).at("/choices/0/message/content").asString();
    }

    private static JsonNode parsed(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
