package dev.parlance.inference;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.parlance.inference.conversation.Outcome;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static dev.parlance.inference.FakeUpstream.events;
import static dev.parlance.inference.FakeUpstream.json;
import static dev.parlance.inference.FakeUpstream.token;
import static dev.parlance.inference.KnownPassages.passage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The support and the app chat as callers see them. */
class ChatOverHttpTests {

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    @BeforeEach
    void know() {
        house.knowledge()
                .are(passage("Return Policy", "Our return policy is a 30-day money-back guarantee on all products."));
        house.upstream.does(events(FakeUpstream.answer("30 days ", "[1]", ".")));
    }

    @Test
    void answersSupportQuestionWithSourceAndSession() throws Exception {
        var got = house.post("/api/v1/chat", "{\"question\":\"What is your return policy?\"}");

        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).contains("\"answer\":\"30 days [1].\"", "\"session_id\":\"sess_",
                "\"document_name\":\"Return Policy\",\"similarity_score\":0.8", "\"model\":\"small-1\"");
    }

    @Test
    void streamsSupportAnswerAsTypedObjects() throws Exception {
        var got = house.post("/api/v1/chat/stream", "{\"question\":\"What is your return policy?\"}");

        assertThat(got.body().lines().filter(line -> !line.isEmpty()))
                .allMatch(line -> line.startsWith("data: {\"type\":"))
                .startsWith("data: {\"type\":\"token\",\"data\":\"30 days \"}",
                        "data: {\"type\":\"token\",\"data\":\"[1]\"}")
                .anyMatch(line -> line
                        .startsWith("data: {\"type\":\"sources\",\"data\":[{\"document_name\":\"Return Policy\""))
                .last().asString().startsWith("data: {\"type\":\"done\",\"data\":{\"session_id\":\"sess_");
    }

    @Test
    void streamsAppAnswerAsNamedEvents() throws Exception {
        var got = house.post("/api/v1/chat", "{\"message\":\"What is your return policy?\",\"stream\":true}");

        assertThat(got.body()).startsWith("event: message\ndata: {\"content\":\"30 days \"}\n\n")
                .containsPattern("event: end\ndata: \\{\"session_id\":\"sess_[0-9A-Za-z]{22}\"}\n\n$");
    }

    @Test
    void builtInModelStepsInWhenUpstreamFails() throws Exception {
        house.upstream.does(json(500, "{}"));

        var got = house.post("/api/v1/chat", "{\"question\":\"What is your return policy?\"}");

        assertThat(got.body()).contains("30-day", "\"model\":\"@parlance/extract\"", "\"fallback_from\":\"small-1\"");
    }

    @Test
    void tellsBrokenStreamByErrorEvent() throws Exception {
        house.upstream.does(events(Flux.just(token("30 "), "data: {\"error\":{\"message\":\"gone\"}}\n\n")));

        var got = house.post("/api/v1/chat/stream", "{\"question\":\"What is your return policy?\"}");

        assertThat(got.body()).endsWith("data: {\"type\":\"error\",\"data\":\"gone\"}\n\n").doesNotContain("done");
        awaitConcluded(Outcome.FAILED, "30 ");
    }

    @Test
    void saysPlainlyThatNothingIsKnown() throws Exception {
        house.knowledge().are();

        var got = house.post("/api/v1/chat", "{\"question\":\"What is the weather on Mars?\"}");

        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).contains("\"sources\":[]");
        assertThat(house.upstream.calls()).isZero();
    }

    @Test
    void goesOnInSessionOfTheOtherForm() throws Exception {
        var first = house.post("/api/v1/chat", "{\"question\":\"What is your return policy?\"}");
        String session = first.body().replaceAll(".*\"session_id\":\"(sess_\\w+)\".*", "$1");

        var next = house.post("/api/v1/chat", "{\"message\":\"And for food?\",\"session_id\":\"" + session + "\"}");

        assertThat(next.body()).contains("\"success\":true", "\"session_id\":\"" + session + "\"");
        assertThat(house.upstream.bodies()).last().asString().contains("What is your return policy?");
    }

    @Test
    void answersForeignSessionLikeUnknownOne() throws Exception {
        var first = house.post("/api/v1/chat", "{\"question\":\"What is your return policy?\"}");
        String session = first.body().replaceAll(".*\"session_id\":\"(sess_\\w+)\".*", "$1");

        var foreign = house.postAs(InferenceOverHttp.OTHER_ACCOUNT, "/api/v1/chat",
                "{\"question\":\"Hi?\",\"session_id\":\"" + session + "\"}");
        var unknown = house.post("/api/v1/chat", "{\"question\":\"Hi?\",\"session_id\":\"sess_nobody\"}");

        assertThat(foreign.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
        assertThat(withoutRequestId(foreign.body())).isEqualTo(withoutRequestId(unknown.body()));
    }

    @Test
    void refusesBodyThatCouldMeanTwoThings() throws Exception {
        var got = house.post("/api/v1/chat", "{\"question\":\"a\",\"message\":\"b\"}");

        assertThat(got.statusCode()).isEqualTo(400);
        assertThat(got.body()).contains("\"code\":\"ambiguous_body\"");
    }

    @Test
    void namesBothFieldsWhenNeitherIsThere() throws Exception {
        var got = house.post("/api/v1/chat", "{}");

        assertThat(got.statusCode()).isEqualTo(400);
        assertThat(got.body()).contains("'question'", "'message'");
    }

    @Test
    void abortsUpstreamAndKeepsWhatWasSentWhenCallerLeaves() throws Exception {
        house.upstream.does(events(Flux.just(token("Thirty ")).concatWith(Mono.never())));

        LeavingCaller.leaveAfter(house, "/api/v1/chat/stream", "{\"question\":\"How long do I have, leaving?\"}", 1);

        assertThat(house.upstream.wasLeftWithin(Duration.ofSeconds(1))).isTrue();
        awaitConcluded(Outcome.CUT, "Thirty ");
    }

    private void awaitConcluded(Outcome outcome, String text) {
        await().atMost(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(house.conversations().concluded()).last()
                .matches(turn -> turn.outcome() == outcome && turn.text().equals(text)));
    }

    private static String withoutRequestId(String body) {
        return body.replaceAll("\"request_id\":\"[^\"]*\"", "");
    }
}
