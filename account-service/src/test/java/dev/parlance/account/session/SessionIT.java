package dev.parlance.account.session;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

import reactor.test.StepVerifier;

import dev.parlance.account.AccountServer;
import dev.parlance.account.Edge;
import dev.parlance.chassis.caller.CallerTokens;

import static org.assertj.core.api.Assertions.assertThat;

/** How people stay signed in over HTTP, down to PostgreSQL. */
@AccountServer
class SessionIT {

    private static final String REFRESH = "/api/v1/auth/refresh";

    private final Edge edge;

    private final DatabaseClient database;

    private final R2dbcSessionBook book;

    private final String address = Edge.newAddress();

    private final Map<String, Object> first;

    SessionIT(@LocalServerPort int port, CallerTokens tokens, DatabaseClient database, R2dbcSessionBook book) {
        this.edge = new Edge(port, tokens);
        this.database = database;
        this.book = book;
        this.first = edge.stranger().post("/api/v1/auth/register", Edge.registration(address)).created();
    }

    @Test
    void givesAnotherPairForARefreshToken() {
        Map<String, Object> second = refresh(first).ok();

        assertThat(second).containsOnlyKeys("access_token", "token_type", "expires_in", "refresh_token", "account_id")
                .containsEntry("account_id", first.get("account_id"));
        assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
        resolve(second).ok();
        resolve(first).ok();
    }

    @Test
    void goesOnFromTokenToToken() {
        refresh(refresh(refresh(first).ok()).ok()).ok();
    }

    @Test
    void keepsThePairOutOfCaches() {
        refresh(first).response().expectHeader().valueEquals("Cache-Control", "no-store");
    }

    @Test
    void endsTheSessionWhenASpentTokenComesBack() {
        Map<String, Object> second = refresh(first).ok();

        refresh(first).refused(401, "invalid_refresh_token");

        refresh(second).refused(401, "invalid_refresh_token");
        resolve(first).refused(404, "not_found");
        resolve(second).refused(404, "not_found");
    }

    @Test
    void leavesOtherSessionsOfThePersonAlone() {
        Map<String, Object> elsewhere = edge.stranger().post("/api/v1/auth/login", Edge.registration(address)).ok();
        refresh(first).ok();

        refresh(first).refused(401, "invalid_refresh_token");

        resolve(elsewhere).ok();
        refresh(elsewhere).ok();
    }

    @Test
    void writesDownThatATokenCameBack() {
        refresh(first).ok();

        refresh(first).refused(401, "invalid_refresh_token");
        refresh(first).refused(401, "invalid_refresh_token");

        assertThat(Edge.count(database, "audit WHERE account = :id AND action = 'session.refresh-token-reused'",
                account())).isOne();
    }

    @Test
    void givesOneOfManyAtOnceAPairAndTrustsNoneAfterwards() {
        List<Integer> statuses = IntStream.range(0, 16).parallel().mapToObj(each -> refreshStatus()).toList();

        assertThat(statuses).containsOnly(200, 401).containsOnlyOnce(200);
        assertThat(Edge.count(database, "sessions WHERE account = :id AND ended_at IS NULL", account())).isZero();
    }

    private int refreshStatus() {
        return refresh(first).response().returnResult(Void.class).getStatus().value();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rt-unknown", "x", "' OR 1=1 --", "nul\0", "eyJhbGciOiJub25lIn0.e30."})
    void saysTheSameOfAllThatIsNoRefreshToken(String text) {
        Map<String, Object> spent = refresh(first).ok();
        refresh(first);

        assertThat(refusal(text)).isEqualTo(refusal((String) spent.get("refresh_token")));
    }

    @Test
    void refusesATokenPastItsTime() {
        Edge.run(database, "UPDATE refresh_tokens SET expires_at = now() - interval '1 second' WHERE session IN"
                + " (SELECT id FROM sessions WHERE account = '" + account() + "')");

        refresh(first).refused(401, "invalid_refresh_token");
        resolve(first).ok();
    }

    @Test
    void endsTheMostActiveSessionAtItsTime() {
        Edge.run(database, "UPDATE sessions SET ends_at = now() - interval '1 second' WHERE account = '"
                + account() + "'");

        resolve(first).refused(404, "not_found");
        refresh(first).refused(401, "invalid_refresh_token");
    }

    @Test
    void handsOutNoTokenThatOutlivesItsSession() {
        Edge.run(database, "UPDATE sessions SET ends_at = now() + interval '1 minute' WHERE account = '"
                + account() + "'");

        refresh(first).ok();

        assertThat(Edge.count(database, "refresh_tokens t JOIN sessions s ON s.id = t.session"
                + " WHERE s.account = :id AND t.used_at IS NULL AND t.expires_at = s.ends_at", account())).isOne();
    }

    @Test
    void letsPeopleLeave() {
        leave(first.get("refresh_token")).empty();

        resolve(first).refused(404, "not_found");
        refresh(first).refused(401, "invalid_refresh_token");
    }

    @Test
    void completesForWhoeverLeavesWithoutHavingBeenThere() {
        leave("rt-unknown").empty();
        leave(first.get("refresh_token")).empty();
        leave(first.get("refresh_token")).empty();
    }

    @Test
    void keepsNothingATokenCouldBeMadeFrom() {
        assertThat(Edge.count(database, "refresh_tokens t JOIN sessions s ON s.id = t.session WHERE s.account = :id"
                + " AND t.sha256 = sha256('" + first.get("refresh_token") + "')", account())).isOne();
    }

    @Test
    void needsARefreshTokenAndNoKey() {
        edge.stranger().post(REFRESH, Map.of()).refused(400, "missing_field")
                .jsonPath("$.details.field").isEqualTo("refresh_token");
        edge.stranger().post(REFRESH, Map.of("refresh_token", 7)).refused(400, "invalid_field");
        edge.key((String) first.get("account_id")).post(REFRESH, Map.of("refresh_token", "a"))
                .refused(403, "needs_sign_in");
    }

    @Test
    void forgetsSessionsLongOver() {
        Edge.run(database, "UPDATE sessions SET ended_at = now() - interval '31 days' WHERE account = '"
                + account() + "'");
        edge.newAccount();

        StepVerifier.create(book.forget()).assertNext(gone -> assertThat(gone).isPositive()).verifyComplete();

        assertThat(Edge.count(database, "sessions WHERE account = :id", account())).isZero();
        assertThat(Edge.count(database, "sessions WHERE account <> :id", account())).isPositive();
    }

    private UUID account() {
        return UUID.fromString((String) first.get("account_id"));
    }

    private Edge.Answer refresh(Map<String, Object> pair) {
        return edge.stranger().post(REFRESH, Map.of("refresh_token", pair.get("refresh_token")));
    }

    private Edge.Answer leave(Object token) {
        return edge.stranger().post("/api/v1/auth/logout", Map.of("refresh_token", token));
    }

    private Edge.Answer resolve(Map<String, Object> pair) {
        return edge.service().post("/internal/credentials", Map.of("token", pair.get("access_token")));
    }

    private String refusal(String token) {
        byte[] body = edge.stranger().post(REFRESH, Map.of("refresh_token", token)).response()
                .expectStatus().isUnauthorized().expectBody().returnResult().getResponseBody();
        return new String(body).replaceAll("\"request_id\":\"[^\"]*\"", "");
    }
}
