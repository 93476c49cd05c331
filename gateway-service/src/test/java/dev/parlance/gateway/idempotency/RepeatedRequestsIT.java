package dev.parlance.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.netty.buffer.Unpooled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import dev.parlance.gateway.Suite;
import dev.parlance.gateway.TestKey;
import dev.parlance.testkit.servers.RealServers;
import dev.parlance.testkit.servers.TestDatabase;

/** Requests that are sent again, through the whole gateway and on a real database. */
class RepeatedRequestsIT {

    private static final TestDatabase DATABASE = RealServers.freshDatabase();

    private static final String CHAT = "/v1/chat/completions";

    private static Suite suite;

    private final AtomicInteger turns = new AtomicInteger();

    private final String name = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(DATABASE.settings());
        settings.put("parlance.idempotency.lease", "2s");
        settings.put("parlance.idempotency.largest-answer", "4KB");
        suite = Suite.startWith(settings);
        await().atMost(Duration.ofSeconds(20)).until(
                () -> suite
                        .send(suite.keyed(CHAT).header("Idempotency-Key", "probe").POST(BodyPublishers.ofString("{}")))
                        .statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @BeforeEach
    void countTurns() {
        suite.reset();
        suite.inference.answers((request, response) -> response.status(201).header("Content-Type", "application/json")
                .header("X-Conversation-Id", "c-1").sendString(Mono.just("{\"turn\":" + turns.incrementAndGet() + "}"))
                .then());
    }

    @Test
    void getTheFirstAnswerAgain() {
        HttpResponse<String> first = chat("{\"a\":1}");
        HttpResponse<String> second = chat("{\"a\":1}");

        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(second.body()).isEqualTo(first.body()).isEqualTo("{\"turn\":1}");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(second.headers().firstValue("X-Conversation-Id")).contains("c-1");
        assertThat(second.headers().firstValue("X-Request-Id"))
                .isNotEqualTo(first.headers().firstValue("X-Request-Id"));
    }

    @Test
    void areRefusedWithAnotherBody() {
        chat("{\"a\":1}");

        HttpResponse<String> other = chat("{\"a\":2}");

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("idempotency_mismatch");
    }

    @Test
    void areOthersElsewhere() {
        TestKey stranger = suite.inForce(TestKey.secret("chat").inAccount(UUID.randomUUID()));
        chat("{}");

        assertThat(send(suite.keyed(CHAT, stranger), name, "{}").body()).isEqualTo("{\"turn\":2}");
        assertThat(send(suite.keyed("/api/v1/chat/completions"), name, "{}").body()).isEqualTo("{\"turn\":3}");
        assertThat(chat("{}").body()).isEqualTo("{\"turn\":1}");
    }

    @Test
    void runOnceHoweverManyComeTogether() {
        Sinks.Empty<Void> go = Sinks.empty();
        suite.inference.answers((request, response) -> go.asMono()
                .then(Mono.defer(() -> response.sendString(Mono.just("turn " + turns.incrementAndGet())).then())));
        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, 20).mapToObj(turn -> later("{}"))
                .toList();

        await().until(() -> sent.stream().filter(CompletableFuture::isDone).count() == 19);
        go.tryEmitEmpty();

        List<HttpResponse<String>> answers = sent.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 409)
                .containsOnlyOnce(200);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409)
                .allMatch(answer -> answer.body().contains("idempotency_in_flight"));
        assertThat(turns).hasValue(1);
    }

    @Test
    void runAgainAfterFailureOfOurs() {
        suite.inference.answers((request, response) -> response.status(turns.incrementAndGet() == 1 ? 502 : 200)
                .sendString(Mono.just("turn " + turns)).then());

        assertThat(chat("{}").statusCode()).isEqualTo(502);
        assertThat(chat("{}").body()).isEqualTo("turn 2");
        assertThat(chat("{}").body()).isEqualTo("turn 2");
    }

    @Test
    void runAgainWhenTheServiceWasAway() {
        suite.inference.stop();
        int status = chat("{}").statusCode();
        suite.inference.startAgain();

        assertThat(status).isEqualTo(503);
        assertThat(chat("{}").body()).isEqualTo("{\"turn\":1}");
    }

    @ParameterizedTest
    @ValueSource(ints = {402, 408, 425, 429})
    void runAgainWhenTheAnswerAskedForPatience(int status) {
        suite.inference.answers((request, response) -> response.status(turns.incrementAndGet() == 1 ? status : 200)
                .sendString(Mono.just("turn " + turns)).then());

        assertThat(chat("{}").statusCode()).isEqualTo(status);
        assertThat(chat("{}").statusCode()).isEqualTo(200);
    }

    @Test
    void keepAnswerThatSaysNo() {
        suite.inference.answers((request, response) -> response.status(turns.incrementAndGet() == 1 ? 400 : 200)
                .sendString(Mono.just("turn " + turns)).then());

        assertThat(chat("{}").statusCode()).isEqualTo(400);
        assertThat(chat("{}").statusCode()).isEqualTo(400);
    }

    @Test
    void getStreamAgainInOnePiece() {
        suite.inference.streams(Flux.range(1, 3).map(part -> "data: " + part + "\n\n"));

        HttpResponse<String> first = chat("{}");
        HttpResponse<String> second = chat("{}");

        assertThat(second.body()).isEqualTo(first.body()).isEqualTo("data: 1\n\ndata: 2\n\ndata: 3\n\n");
        assertThat(second.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(suite.inference.requestCount()).isEqualTo(1);
    }

    @Test
    void seeEventsOfTheFirstStreamAsTheyCome() throws Exception {
        Sinks.Many<String> events = Sinks.many().unicast().onBackpressureBuffer();
        suite.inference.streams(events.asFlux());
        var answer = suite.http().sendAsync(keyed().POST(BodyPublishers.ofString("{}")).build(),
                BodyHandlers.ofInputStream());
        events.tryEmitNext("data: 1\n\n");

        byte[] first = answer.join().body().readNBytes(9);
        events.tryEmitComplete();

        assertThat(new String(first, StandardCharsets.UTF_8)).isEqualTo("data: 1\n\n");
        assertThat(answer.join().body().readAllBytes()).isEmpty();
    }

    @Test
    void areFinishedWhenTheClientLeaves() throws Exception {
        Sinks.Many<String> events = Sinks.many().unicast().onBackpressureBuffer();
        suite.inference.streams(events.asFlux());
        var answer = suite.http().sendAsync(keyed().POST(BodyPublishers.ofString("{}")).build(),
                BodyHandlers.ofInputStream());
        events.tryEmitNext("data: 1\n\n");
        answer.join().body().close();
        for (int event = 2; event < 50; event++) {
            events.tryEmitNext("data: " + event + "\n\n");
        }
        events.tryEmitComplete();

        await().atMost(Duration.ofSeconds(5)).until(() -> chat("{}").statusCode() == 200);
        assertThat(chat("{}").body()).startsWith("data: 1\n\n").endsWith("data: 49\n\n");
        assertThat(suite.inference.requestCount()).isEqualTo(1);
    }

    @Test
    void areToldWhenTheAnswerWasTooLarge() {
        suite.inference.answers((request, response) -> response.sendString(Mono.just("x".repeat(5_000))).then());

        assertThat(chat("{}").body()).hasSize(5_000);
        HttpResponse<String> second = chat("{}");

        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body()).contains("idempotency_answer_not_kept");
        assertThat(suite.inference.requestCount()).isEqualTo(1);
    }

    @Test
    void runAgainWhenTheAnswerBrokeOff() {
        suite.inference.answers((request, response) -> turns.incrementAndGet() == 1
                ? response.header("Content-Type", "text/event-stream")
                        .send(Flux.just("data: 1\n\n").map(text -> Unpooled.copiedBuffer(text, StandardCharsets.UTF_8))
                                .concatWith(Flux.error(new IOException("broken"))))
                        .then()
                : response.sendString(Mono.just("whole")).then());

        assertThat(outcome()).isNotEqualTo("200 data: 1\n\n");
        await().atMost(Duration.ofSeconds(5)).until(() -> outcome().equals("200 whole"));
    }

    @Test
    void takeOverFromInstanceThatDied() throws Exception {
        Sinks.Empty<Void> never = Sinks.empty();
        suite.inference.answers((request, response) -> turns.incrementAndGet() == 1
                ? never.asMono()
                : response.sendString(Mono.just("second")).then());
        var lost = later("{}");
        suite.inference.takeRequest();
        assertThat(chat("{}").statusCode()).isEqualTo(409);

        sql("UPDATE idempotent_requests SET lease = now() - interval '1 s', holder = gen_random_uuid() WHERE answer IS NULL");

        assertThat(chat("{}").body()).isEqualTo("second");
        never.tryEmitEmpty();
        lost.join();
        assertThat(chat("{}").body()).isEqualTo("second");
    }

    @Test
    void stayClaimedForAsLongAsTheyRun() throws Exception {
        Sinks.Empty<Void> go = Sinks.empty();
        suite.inference.answers((request, response) -> go.asMono().then(Mono.defer(
                () -> response.sendString(Mono.just("late")).then())));
        var slow = later("{}");
        suite.inference.takeRequest();

        await().pollDelay(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(6)).until(() -> true);
        assertThat(chat("{}").statusCode()).isEqualTo(409);
        go.tryEmitEmpty();

        assertThat(slow.join().body()).isEqualTo("late");
    }

    @Test
    void areForgottenAfterADay() throws Exception {
        chat("{}");
        sql("UPDATE idempotent_requests SET created_at = now() - interval '25 hours'");

        assertThat(chat("{}").body()).isEqualTo("{\"turn\":2}");
    }

    @Test
    void areTheSameFormWithAnotherBoundary() {
        HttpResponse<String> first = upload("xYz1");
        HttpResponse<String> second = upload("other-boundary");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(suite.knowledge.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "ü"})
    void needAKeyThatIsOne(String key) throws IOException {
        String answer = suite.raw(List.of("POST " + CHAT + " HTTP/1.1", "Host: x", "X-API-Key: " + Suite.KEY,
                "Idempotency-Key: " + key, "Content-Length: 0", "Connection: close"));

        assertThat(answer).startsWith("HTTP/1.1 400").contains("invalid_idempotency_key");
    }

    @Test
    void needAKeyThatIsNotTooLong() {
        assertThat(send(suite.keyed(CHAT), "k".repeat(256), "{}").statusCode()).isEqualTo(400);
        assertThat(send(suite.keyed(CHAT), name + "k".repeat(255 - name.length()), "{}").statusCode()).isEqualTo(201);
    }

    @Test
    void leaveNothingReadableBehind() throws Exception {
        chat("{\"secret\":\"canary\"}");

        try (var connection = DriverManager.getConnection(DATABASE.jdbcUrl());
                var rows = connection.createStatement().executeQuery(
                        "SELECT string_agg(encode(answer, 'escape') || encode(id, 'escape'), '') FROM idempotent_requests")) {
            rows.next();
            assertThat(rows.getString(1)).doesNotContain("turn", "application/json", name);
        }
    }

    private static void sql(String statement) throws Exception {
        try (var connection = DriverManager.getConnection(DATABASE.jdbcUrl())) {
            connection.createStatement().execute(statement);
        }
    }

    private HttpResponse<String> upload(String boundary) {
        String form = "--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhello\r\n--%1$s--\r\n"
                .formatted(boundary);
        return send(suite.keyed("/api/v1/knowledge/upload").header("Content-Type",
                "multipart/form-data; boundary=" + boundary), name, form);
    }

    private HttpRequest.Builder keyed() {
        return suite.keyed(CHAT).header("Idempotency-Key", name);
    }

    private HttpResponse<String> chat(String body) {
        return send(suite.keyed(CHAT), name, body);
    }

    private CompletableFuture<HttpResponse<String>> later(String body) {
        return suite.http().sendAsync(keyed().POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private String outcome() {
        try {
            HttpResponse<String> answer = suite.send(keyed().POST(BodyPublishers.ofString("{}")));
            return answer.statusCode() + " " + answer.body();
        } catch (IOException | InterruptedException broken) {
            return "broken";
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String key, String body) {
        try {
            return suite.send(request.header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }
}
