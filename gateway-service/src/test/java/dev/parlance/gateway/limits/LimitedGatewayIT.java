package dev.parlance.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;

import dev.parlance.gateway.Suite;
import dev.parlance.gateway.TestKey;
import dev.parlance.testkit.servers.RealServers;

/** The whole gateway with limits, on a real database that can be taken away. */
class LimitedGatewayIT {

    private static final String FEW = "[{\"class\":\"ai\",\"window\":\"day\",\"limit\":3}]";

    private static Suite suite;

    private static Relay relay;

    private final TestKey key = ownAccount();

    @BeforeAll
    static void start() throws Exception {
        var database = RealServers.freshDatabase();
        relay = new Relay(database.host(), database.port());
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("parlance.database.port", Integer.toString(relay.port()));
        settings.put("parlance.limits.paces.login.burst", "2");
        settings.put("parlance.limits.paces.login.per-minute", "1");
        settings.put("parlance.limits.paces.wrong-credentials.burst", "20");
        settings.put("parlance.limits.paces.wrong-credentials.per-minute", "1");
        suite = Suite.startWith(settings);
        limitedTo(FEW);
    }

    @AfterAll
    static void stop() throws Exception {
        suite.close();
        relay.close();
    }

    @BeforeEach
    void reset() {
        suite.reset();
    }

    private static TestKey ownAccount() {
        return TestKey.secret("chat").inAccount(UUID.randomUUID());
    }

    private static void limitedTo(String limits) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            TestKey probe = ownAccount();
            suite.account.knows(probe, limits, 100);
            return chat(probe).statusCode() == 200;
        });
    }

    @Test
    void refusesWhateverIsOverThePlan() throws Exception {
        suite.account.knows(key, FEW, 100);

        List<HttpResponse<String>> answers = IntStream.range(0, 5).mapToObj(turn -> chat(key)).toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(200, 200, 200, 429, 429);
        assertThat(answers).extracting(answer -> header(answer, "RateLimit-Remaining"))
                .containsExactly("2", "1", "0", "0", "0");
        assertThat(header(answers.getLast(), "Retry-After")).isEqualTo(header(answers.getLast(), "RateLimit-Reset"));
        assertThat(answers.getLast().body()).contains("rate_limit_exceeded");
        assertThat(suite.inference.requestCount()).isEqualTo(3);
    }

    @Test
    void saysHowTheCallerStandsAlsoWhenTheServiceFails() {
        suite.account.knows(key, FEW, 100);
        suite.inference.answers((request, response) -> response.status(500).send());

        assertThat(header(chat(key), "RateLimit-Limit")).isEqualTo("3");
    }

    @Test
    void saysNothingWhereNothingIsLimited() {
        suite.account.knows(key, "[{\"class\":\"analytics\",\"window\":\"day\",\"limit\":3}]", 100);

        HttpResponse<String> answer = chat(key);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("RateLimit-Limit")).isEmpty();
    }

    @Test
    void keepsStrangersToTheirPace() {
        List<HttpResponse<String>> answers = IntStream.range(0, 4).mapToObj(turn -> send("/api/v1/auth/login"))
                .toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsSubsequence(200, 200, 429);
        assertThat(header(answers.getLast(), "Retry-After")).isNotEmpty();
        assertThat(suite.account.requestCount()).isEqualTo(2);
    }

    @Test
    void slowsWrongKeysAndNobodyElseBehindTheirAddress() {
        List<Integer> guesses = IntStream.range(0, 60).mapToObj(guess -> TestKey.secret("chat"))
                .map(guess -> chat(guess).statusCode()).toList();
        suite.account.knows(key, "[]", 100);

        assertThat(guesses).containsOnly(401, 429);
        assertThat(guesses.subList(30, 60)).containsOnly(429);
        assertThat(chat(key).statusCode()).isEqualTo(200);
    }

    @Test
    void boundsWhatRunsAtTheSameTime() throws Exception {
        suite.account.knows(key, "[]", 2);
        suite.inference.streams(Flux.just("data: a\n\n").concatWith(Flux.never()));
        List<CompletableFuture<HttpResponse<Stream<String>>>> running = List.of(stream(), stream());
        running.forEach(CompletableFuture::join);

        assertThat(chat(key).statusCode()).isEqualTo(429);
        assertThat(chat(key).body()).contains("too_many_requests_at_once");

        running.getFirst().join().body().close();
        suite.inference.takeLeft();
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            suite.inference.reset();
            return chat(key).statusCode() == 200;
        });
        running.getLast().join().body().close();
    }

    @Test
    void letsOnlyThoseWaitForTheDatabaseWhoAreCounted() throws Exception {
        TestKey free = suite.newKey("chat");
        chat(free);
        suite.account.knows(key, FEW, 100);
        chat(key);

        relay.breakDown();
        assertThat(chat(free).statusCode()).isEqualTo(200);
        assertThat(chat(key).statusCode()).isEqualTo(503);
        assertThat(header(chat(key), "Retry-After")).isNotEmpty();

        relay.recover();
        relay.fallSilent();
        long begun = System.nanoTime();
        assertThat(chat(key).statusCode()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));

        relay.recover();
        assertThat(chat(key).statusCode()).isEqualTo(200);
    }

    private CompletableFuture<HttpResponse<Stream<String>>> stream() {
        return suite.http().sendAsync(
                suite.keyed("/v1/chat/completions", key).POST(BodyPublishers.ofString("{}")).build(),
                BodyHandlers.ofLines());
    }

    private static HttpResponse<String> chat(TestKey caller) {
        return sent(suite.keyed("/v1/chat/completions", caller).POST(BodyPublishers.ofString("{}")));
    }

    private static HttpResponse<String> send(String path) {
        return sent(suite.request(path).POST(BodyPublishers.ofString("{}")));
    }

    private static HttpResponse<String> sent(HttpRequest.Builder request) {
        try {
            return suite.send(request);
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
