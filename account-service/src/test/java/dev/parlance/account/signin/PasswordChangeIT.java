package dev.parlance.account.signin;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

import dev.parlance.account.AccountServer;
import dev.parlance.account.Edge;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.identity.Ids;

import static org.assertj.core.api.Assertions.assertThat;

/** Another password over HTTP, down to PostgreSQL. */
@AccountServer
class PasswordChangeIT {

    private static final String PASSWORD = "/api/v1/auth/password";

    private static final String OLD = "secure_password_123";

    private static final String NEW = "another_password_456";

    private final Edge edge;

    private final DatabaseClient database;

    private final String address = Edge.newAddress();

    private final Map<String, Object> before;

    PasswordChangeIT(@LocalServerPort int port, CallerTokens tokens, DatabaseClient database) {
        this.edge = new Edge(port, tokens);
        this.database = database;
        this.before = edge.stranger().post("/api/v1/auth/register", Edge.registration(address)).created();
    }

    @Test
    void endsWhateverWasOpenedWithTheOldPassword() {
        Map<String, Object> elsewhere = login(OLD).ok();

        change(OLD, NEW).ok();

        for (Map<String, Object> old : List.of(before, elsewhere)) {
            resolve(old).refused(404, "not_found");
            edge.stranger().post("/api/v1/auth/refresh", Map.of("refresh_token", old.get("refresh_token")))
                    .refused(401, "invalid_refresh_token");
        }
    }

    @Test
    void signsThePersonInAnew() {
        Map<String, Object> after = change(OLD, NEW).ok();

        assertThat(after).containsEntry("account_id", before.get("account_id"));
        resolve(after).ok();
    }

    @Test
    void takesTheNewPasswordAndNotTheOld() {
        change(OLD, NEW).ok();

        login(OLD).refused(401, "invalid_credentials");
        login(NEW).ok();
    }

    @Test
    void refusesWhoeverDoesNotKnowTheOldOne() {
        change("wrong_password", NEW).refused(403, "wrong_password")
                .jsonPath("$.details.field").isEqualTo("current_password");

        login(OLD).ok();
        resolve(before).ok();
    }

    @Test
    void letsNobodyGuessTheOldOne() {
        Edge.Desk thief = edge.signedIn(before.get("access_token"));
        List<Integer> statuses = IntStream.range(0, 12)
                .mapToObj(guess -> status(thief.post(PASSWORD, body("guess " + guess, NEW)))).toList();

        assertThat(statuses).containsOnly(403, 429).endsWith(429);
    }

    @Test
    void changesOnceWhenAskedAtOnce() {
        Edge.Desk person = edge.signedIn(before.get("access_token"));

        List<Integer> statuses = IntStream.range(0, 4).parallel()
                .mapToObj(each -> status(person.post(PASSWORD, body(OLD, NEW + each)))).toList();

        assertThat(statuses).containsOnly(200, 403).containsOnlyOnce(200);
    }

    @Test
    void writesDownWhoDidIt() {
        change(OLD, NEW).ok();

        assertThat(Edge.count(database, "audit WHERE account = :id AND action = 'member.password-changed'"
                + " AND actor = target AND actor_kind = 'member'",
                UUID.fromString((String) before.get("account_id")))).isOne();
    }

    @ParameterizedTest
    @CsvSource({"current_password, , " + NEW, "new_password, " + OLD + ", ", "new_password, " + OLD + ", short"})
    void namesTheFieldThatIsMissingOrWrong(String field, String current, String chosen) {
        edge.signedIn(before.get("access_token")).post(PASSWORD, body(current == null ? "" : current,
                chosen == null ? "" : chosen)).response().expectStatus().isBadRequest().expectBody()
                .jsonPath("$.details.field").isEqualTo(field);
    }

    @Test
    void isForTheSignedInPersonAlone() {
        edge.stranger().post(PASSWORD, body(OLD, NEW)).refused(401, "missing_credentials");
        edge.key((String) before.get("account_id")).post(PASSWORD, body(OLD, NEW)).refused(403, "needs_sign_in");
        edge.person((String) before.get("account_id")).post(PASSWORD, body(OLD, NEW))
                .refused(401, "invalid_credentials");
        edge.person(Ids.next().toString()).post(PASSWORD, body(OLD, NEW)).refused(401, "invalid_credentials");
    }

    private Edge.Answer change(String current, String chosen) {
        return edge.signedIn(before.get("access_token")).post(PASSWORD, body(current, chosen));
    }

    private static Map<String, Object> body(String current, String chosen) {
        return Map.of("current_password", current, "new_password", chosen);
    }

    private Edge.Answer login(String password) {
        return edge.stranger().post("/api/v1/auth/login", Map.of("email", address, "password", password));
    }

    private Edge.Answer resolve(Map<String, Object> pair) {
        return edge.service().post("/internal/credentials", Map.of("token", pair.get("access_token")));
    }

    private static int status(Edge.Answer answer) {
        return answer.response().returnResult(Void.class).getStatus().value();
    }
}
