package dev.parlance.inference;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import reactor.core.publisher.Flux;

import dev.parlance.inference.FakeUpstream.Script;

import static dev.parlance.inference.FakeUpstream.done;
import static dev.parlance.inference.FakeUpstream.events;
import static dev.parlance.inference.FakeUpstream.json;
import static dev.parlance.inference.FakeUpstream.stop;
import static dev.parlance.inference.FakeUpstream.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An upstream that does whatever an upstream can do wrong. Whatever it is, the caller is told in the shape he has asked in, an
 * answer that is not whole never looks as if it were, and the call is settled once with numbers that can be true.
 */
class ChaosOverHttpTests {

    private static final String MEGABYTE = "x".repeat(1 << 20);

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    private final UUID account = UUID.randomUUID();

    /** The ways to ask for a stream, and what tells its end and its failure. */
    enum Shape {

        COMPLETIONS("/v1/chat/completions",
                "{\"model\":\"small-1\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}",
                "\"finish_reason\":\"stop\"",
                "\"finish_reason\":\"error\"}],\"usage\":null,\"error\":{\"code\":\"server_error\""), THROUGH_PARTS(
                        "/v1/chat/completions",
                        "{\"model\":\"small-1\",\"stream\":true,\"prompt\":\"hi\"}",
                        "\"finish_reason\":\"stop\"", "\"finish_reason\":\"error\""), SUPPORT("/api/v1/chat/stream",
                                "{\"question\":\"What is the capital?\"}", "\"type\":\"done\"",
                                "{\"type\":\"error\",\"data\":"), APP("/api/v1/chat",
                                        "{\"message\":\"What is the capital?\",\"stream\":true}", "event: end",
                                        "event: error\ndata: {\"error\":"), RESPONSES("/v1/responses",
                                                "{\"model\":\"small-1\",\"stream\":true,\"input\":\"hi\"}",
                                                "event: response.completed",
                                                "event: response.failed"), MESSAGES("/v1/messages",
                                                        "{\"model\":\"small-1\",\"stream\":true,\"max_tokens\":99,"
                                                                + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}",
                                                        "event: message_stop", "event: error");

        final String path;

        final String body;

        final String end;

        final String failure;

        Shape(String path, String body, String end, String failure) {
            this.path = path;
            this.body = body;
            this.end = end;
            this.failure = failure;
        }
    }

    /** What goes wrong after the first token. */
    enum Trouble {

        GARBAGE(Flux.just("data: {garbage}\n\n", stop(), done())), TEXT_INSTEAD(
                Flux.just("data: <html>busy</html>\n\n", stop(), done())), HALF_AN_OBJECT(
                        Flux.just("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"\n\n", stop(),
                                done())), A_LINE_OF_50_MEGABYTES(
                                        Flux.just("data: {\"choices\":[")
                                                .concatWith(Flux.range(0, 50).map(part -> MEGABYTE))), AN_ERROR(
                                                        Flux.just(
                                                                "data: {\"error\":{\"message\":\"out of memory\"}}\n\n",
                                                                done())), CUT_IN_MID_TOKEN(
                                                                        Flux.just(
                                                                                "data: {\"choices\":[{\"ind")), CUT_WITHOUT_END(
                                                                                        Flux.empty()), LOST_CONNECTION(
                                                                                                Flux.error(
                                                                                                        new IllegalStateException(
                                                                                                                "lost")));

        final Flux<String> after;

        Trouble(Flux<String> after) {
            this.after = after;
        }
    }

    @BeforeEach
    void beginAnew() {
        house.ledger().forget();
        house.knowledge().are(KnownPassages.passage("Atlas", "The capital is Oslo."));
    }

    @AfterEach
    void limitNobody() {
        house.ledger().forget();
    }

    static Stream<Arguments> everyTroubleInEveryShape() {
        return Stream.of(Trouble.values())
                .flatMap(trouble -> Stream.of(Shape.values()).map(shape -> Arguments.of(trouble, shape)));
    }

    @ParameterizedTest
    @MethodSource("everyTroubleInEveryShape")
    void neverCallsABrokenAnswerWhole(Trouble trouble, Shape shape) throws Exception {
        house.upstream.does(events(Flux.just(token("Hel")).concatWith(trouble.after)));

        String told = house.postAs(account, shape.path, shape.body).body();

        assertThat(told).contains("Hel").contains(shape.failure).doesNotContain(shape.end);
        await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> assertThat(house.ledger().endingsOf(account))
                .filteredOn(ending -> ending.startsWith("small-1")).singleElement().asString()
                .matches("small-1 failed [0-9]{1,4}\\+[0-9]"));
    }

    @ParameterizedTest
    @MethodSource("oddUsage")
    void completesAnAnswerWhoseUsageCannotBeTrueWithAnEstimate(String usage, Shape shape) throws Exception {
        house.upstream.does(events(Flux.just(token("Hel"), token("lo"), stop(), usage, done(), done(), token("more"))));

        String told = house.postAs(account, shape.path, shape.body).body();

        assertThat(told).contains(shape.end).doesNotContain(shape.failure).doesNotContain("more");
        await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> assertThat(house.ledger().endingsOf(account))
                .filteredOn(ending -> ending.startsWith("small-1")).singleElement().asString()
                .matches("small-1 done [0-9]{1,4}\\+[0-9]"));
    }

    static Stream<Arguments> oddUsage() {
        return Stream.of("", usage("-9", "2"), usage("9", "1e18"), usage("1000000000000000000", "2"),
                usage("\"nine\"", "2"), usage("null", "null"), usage("9.5", "2"))
                .flatMap(usage -> Stream.of(Shape.values()).map(shape -> Arguments.of(usage, shape)));
    }

    private static String usage(String prompt, String completion) {
        return "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":" + prompt + ",\"completion_tokens\":" + completion
                + "}}\n\n";
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void saysItOnceHoweverOftenTheUpstreamSaysDone(Shape shape) throws Exception {
        house.upstream.does(events(FakeUpstream.answer("Hel", "lo").concatWith(FakeUpstream.answer("Hel", "lo"))));

        String told = house.postAs(account, shape.path, shape.body).body();

        String piece = shape == Shape.RESPONSES ? "\"delta\":\"Hel\"" : "Hel";
        assertThat(told.split(Pattern.quote(piece), -1)).hasSize(2);
        assertThat(told.split(Pattern.quote(shape.end), -1)).hasSize(2);
    }

    static List<Script> wholeAnswersThatAreNone() {
        return List.of(json(200, "{\"choices\":[{\"message\":{\"content\":\"Hel"), json(200, "{}"),
                json(200, "[]"), json(200, "<html>busy</html>"), json(200, ""),
                json(200, "{\"choices\":[],\"usage\":{}}"), json(200, "{\"choices\":5}"),
                json(200, "{\"error\":{\"message\":\"out of memory\"}}"),
                json(200, "{\"choices\":[{}]} and more"));
    }

    @ParameterizedTest
    @MethodSource("wholeAnswersThatAreNone")
    void answers502ForWholeAnswerThatIsNone(Script script) throws Exception {
        house.upstream.does(script);

        HttpResponse<String> told = house.postAs(account, "/v1/chat/completions",
                "{\"model\":\"small-1\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

        assertThat(told.statusCode()).isEqualTo(502);
        assertThat(told.body()).contains("\"code\":\"upstream_error\"");
    }
}
