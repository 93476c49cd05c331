package dev.parlance.account.attempts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

import reactor.test.StepVerifier;

import dev.parlance.account.AccountServer;
import dev.parlance.account.Edge;
import dev.parlance.account.visitor.ClientAddress;
import dev.parlance.chassis.caller.CallerTokens;

import static org.assertj.core.api.Assertions.assertThat;

/** Guessing passwords over HTTP, down to PostgreSQL. */
@AccountServer
class SignInAttemptsIT {

    private static final String LOGIN = "/api/v1/auth/login";

    private static final String PASSWORD = "secure_password_123";

    private static final String HOME = "192.0.2.1";

    private static final String ELSEWHERE = "203.0.113.9";

    private final Edge edge;

    private final DatabaseClient database;

    private final R2dbcTurns turns;

    private final String owner = Edge.newAddress();

    SignInAttemptsIT(@LocalServerPort int port, CallerTokens tokens, DatabaseClient database, R2dbcTurns turns) {
        this.edge = new Edge(port, tokens);
        this.database = database;
        this.turns = turns;
        Edge.run(database, "DELETE FROM sign_in_attempts");
        edge.strangerAt(HOME).post("/api/v1/auth/register", Edge.registration(owner)).created();
    }

    @Test
    void slowsDownWhoeverGuesses() {
        assertThat(guess(owner, ELSEWHERE, 6)).containsOnly(401);

        login(owner, "wrong", ELSEWHERE).response().expectStatus().isEqualTo(429)
                .expectHeader().valueEquals("Retry-After", "2")
                .expectBody().jsonPath("$.code").isEqualTo("too_many_attempts");
    }

    @Test
    void refusesTheRightPasswordToWhoeverGuessedTooOften() {
        guess(owner, ELSEWHERE, 6);

        login(owner, PASSWORD, ELSEWHERE).refused(429, "too_many_attempts");
    }

    @Test
    void letsTheOwnerInFromHomeMeanwhile() {
        guess(owner, ELSEWHERE, 12);

        login(owner, PASSWORD, HOME).ok();
    }

    @Test
    void waitsTwiceAsLongAfterEachFurtherGuess() {
        guess(owner, ELSEWHERE, 6);
        for (int seconds : List.of(4, 8, 16)) {
            letPass();
            login(owner, "wrong", ELSEWHERE).refused(401, "invalid_credentials");
            login(owner, "wrong", ELSEWHERE).response().expectStatus().isEqualTo(429)
                    .expectHeader().valueEquals("Retry-After", Integer.toString(seconds));
        }
    }

    @Test
    void neverWaitsLongerThanFiveMinutes() {
        guess(owner, ELSEWHERE, 1);
        Edge.run(database, "UPDATE sign_in_attempts SET level = 1000");
        login(owner, "wrong", ELSEWHERE).refused(401, "invalid_credentials");

        Turn turn = turns.take(new Attempt(owner, new ClientAddress(ELSEWHERE)).pair()).toFuture()
                .orTimeout(5, TimeUnit.SECONDS).join();

        assertThat(turn.admitted()).isFalse();
        assertThat(turn.pause()).isBetween(Duration.ofSeconds(280), Duration.ofMinutes(5));
    }

    @Test
    void tellsNobodyWhichAddressesAreKnown() {
        String nobody = Edge.newAddress();

        assertThat(guess(nobody, ELSEWHERE, 9)).isEqualTo(guess(owner, "203.0.113.10", 9));
        assertThat(refusal(nobody, ELSEWHERE)).isEqualTo(refusal(owner, "203.0.113.10"));
    }

    @Test
    void countsManyAtOnceOneByOne() {
        List<Integer> statuses = IntStream.range(0, 32).parallel().mapToObj(each -> status(owner, ELSEWHERE)).toList();

        assertThat(statuses).containsOnly(401, 429).filteredOn(status -> status == 401).hasSize(6);
    }

    @Test
    void knowsOneAddressHoweverItIsCased() {
        guess(owner, ELSEWHERE, 6);

        login("  " + owner.toUpperCase(), "wrong", ELSEWHERE).refused(429, "too_many_attempts");
    }

    @Test
    void forgivesWhoeverKnowsThePasswordInTheEnd() {
        guess(owner, ELSEWHERE, 5);
        login(owner, PASSWORD, ELSEWHERE).ok();

        assertThat(guess(owner, ELSEWHERE, 6)).containsOnly(401);
    }

    @Test
    void slowsDownWhoeverTriesOnePasswordWithMany() {
        List<Integer> statuses = IntStream.range(0, 60).mapToObj(each -> status(Edge.newAddress(), ELSEWHERE)).toList();

        assertThat(statuses.subList(0, 51)).containsOnly(401);
        assertThat(statuses.subList(51, 60)).contains(429);
        login(owner, PASSWORD, HOME).ok();
    }

    @Test
    void letsTheOwnerInWhileManyPlacesGuess() {
        attackFromEverywhere();

        login(owner, PASSWORD, HOME).ok();
        long begun = System.nanoTime();
        login(owner, PASSWORD, "198.51.100.1").ok();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void makesManyPlacesShareOneTryASecond() {
        attackFromEverywhere();
        IntStream.range(0, 6).parallel().forEach(place -> status(owner, "198.51.100." + place));

        List<Integer> seconds = IntStream.range(0, 6).parallel()
                .mapToObj(place -> status(owner, "198.51.100." + place)).toList();

        assertThat(seconds).contains(429).filteredOn(status -> status == 401).hasSizeLessThan(4);
    }

    @Test
    void forgetsWhatWasLongAgo() {
        guess(owner, ELSEWHERE, 3);
        Edge.run(database, "UPDATE sign_in_attempts SET counted_at = now() - interval '25 hours'");

        StepVerifier.create(turns.forget()).assertNext(gone -> assertThat(gone).isEqualTo(3)).verifyComplete();
    }

    @Test
    void takesAnythingForAnAddress() {
        for (String email : List.of("nul\0@example.com", "x".repeat(60_000), "' OR 1=1 --", "😀")) {
            login(email, "wrong", ELSEWHERE).refused(401, "invalid_credentials");
        }
    }

    /** As if 31 wrong passwords had come from 31 places. */
    private void attackFromEverywhere() {
        guess(owner, ELSEWHERE, 1);
        Edge.run(database, "UPDATE sign_in_attempts SET level = 31");
    }

    private void letPass() {
        Edge.run(database, "UPDATE sign_in_attempts SET open_at = clock_timestamp()");
    }

    private List<Integer> guess(String email, String from, int times) {
        return IntStream.range(0, times).mapToObj(each -> status(email, from)).toList();
    }

    private int status(String email, String from) {
        return login(email, "wrong", from).response().returnResult(Void.class).getStatus().value();
    }

    private String refusal(String email, String from) {
        byte[] body = login(email, "wrong", from).response().expectStatus().isEqualTo(429).expectBody().returnResult()
                .getResponseBody();
        return new String(body).replaceAll("\"request_id\":\"[^\"]*\"", "").replaceAll("[0-9]+ seconds?", "");
    }

    private Edge.Answer login(String email, String password, String from) {
        return edge.strangerAt(from).post(LOGIN, Map.of("email", email, "password", password));
    }
}
