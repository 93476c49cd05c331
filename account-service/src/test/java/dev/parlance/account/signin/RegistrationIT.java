package dev.parlance.account.signin;

import java.util.HashMap;
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

import static org.assertj.core.api.Assertions.assertThat;

/** Registration over HTTP, down to PostgreSQL. */
@AccountServer
class RegistrationIT {

    private static final String REGISTER = "/api/v1/auth/register";

    private final Edge edge;

    private final DatabaseClient database;

    RegistrationIT(@LocalServerPort int port, CallerTokens tokens, DatabaseClient database) {
        this.edge = new Edge(port, tokens);
        this.database = database;
    }

    @Test
    void answersWithWhatAClientReads() {
        Map<String, Object> answer = edge.stranger().post(REGISTER, Edge.registration(Edge.newAddress())).created();

        assertThat(answer).containsOnlyKeys("access_token", "token_type", "expires_in", "refresh_token", "account_id")
                .containsEntry("token_type", "bearer").containsEntry("expires_in", 3_600);
        assertThat((String) answer.get("access_token")).startsWith("eyJ").contains(".");
        assertThat(UUID.fromString((String) answer.get("account_id")).version()).isEqualTo(7);
    }

    @Test
    void keepsTheTokenOutOfCaches() {
        edge.stranger().post(REGISTER, Edge.registration(Edge.newAddress())).response()
                .expectHeader().valueEquals("Cache-Control", "no-store");
    }

    @Test
    void keepsTheAccountItsMemberAndTheFact() {
        UUID account = UUID.fromString(edge.newAccount());

        assertThat(Edge.count(database, "accounts WHERE id = :id AND plan = 'enterprise'", account)).isOne();
        assertThat(Edge.count(database, "members WHERE account = :id AND role = 'admin'", account)).isOne();
        assertThat(Edge.count(database, "outbox WHERE account = :id AND topic = 'account.accounts'"
                + " AND type = 'account.account-registered.v1' AND subject = CAST(:id AS text)", account)).isOne();
    }

    @Test
    void keepsNoPasswordButItsHash() {
        UUID account = UUID.fromString(edge.newAccount());

        assertThat(Edge.count(database, "members WHERE account = :id AND password_hash LIKE '$argon2id$%'", account))
                .isOne();
    }

    @Test
    void refusesAnAddressAlreadyTakenHoweverItIsCased() {
        String address = Edge.newAddress();
        edge.stranger().post(REGISTER, Edge.registration(address)).created();

        edge.stranger().post(REGISTER, Edge.registration(address.toUpperCase())).refused(409, "email_taken")
                .jsonPath("$.error").isNotEmpty().jsonPath("$.request_id").isNotEmpty();
    }

    @Test
    void letsOneOfManyAtOnceHaveAnAddress() {
        Map<String, Object> registration = Edge.registration(Edge.newAddress());

        List<Integer> statuses = IntStream.range(0, 8).parallel().mapToObj(each -> status(registration)).toList();

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    }

    private int status(Map<String, Object> registration) {
        return edge.stranger().post(REGISTER, registration).response().returnResult(Void.class).getStatus().value();
    }

    @ParameterizedTest
    @CsvSource({"name", "email", "password"})
    void namesTheFieldThatIsMissing(String field) {
        Map<String, Object> incomplete = new HashMap<>(Edge.registration(Edge.newAddress()));
        incomplete.remove(field);

        edge.stranger().post(REGISTER, incomplete).refused(400, "missing_field")
                .jsonPath("$.details.field").isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"name, 'two\nlines'", "email, nobody", "email, 'nul\0@example.com'", "password, short"})
    void namesTheFieldThatIsWrong(String field, String value) {
        edge.stranger().post(REGISTER, with(field, value)).refused(400, "invalid_field")
                .jsonPath("$.details.field").isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"name", "email", "password"})
    void namesTheFieldThatIsNoText(String field) {
        for (Object other : List.of(Map.of("a", 1), List.of("a"), 12_345_678, 12_345.678, true)) {
            edge.stranger().post(REGISTER, with(field, other)).refused(400, "invalid_field")
                    .jsonPath("$.details.field").isEqualTo(field);
        }
    }

    @Test
    void refusesAFieldThatIsSaidTwice() {
        edge.stranger().post(REGISTER, "{\"name\": \"a\", \"name\": \"b\"}").refused(400, "malformed_json");
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> registration = new HashMap<>(Edge.registration(Edge.newAddress()));
        registration.put(field, value);
        return registration;
    }

    @Test
    void takesNoOrdersFromTheBody() {
        Map<String, Object> greedy = new HashMap<>(Edge.registration(Edge.newAddress()));
        greedy.putAll(Map.of("plan", "gold", "role", "owner", "account_id", new UUID(0, 1).toString()));

        UUID account = UUID.fromString((String) edge.stranger().post(REGISTER, greedy).created().get("account_id"));

        assertThat(Edge.count(database, "accounts WHERE id = :id AND plan = 'enterprise'", account)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"'{\"name\": ', malformed_json", "'[]', malformed_json", "'', malformed_body"})
    void refusesABodyThatIsNoObject(String body, String code) {
        edge.stranger().post(REGISTER, body).refused(400, code);
    }

    @Test
    void refusesABodyOfMegabytes() {
        edge.stranger().post(REGISTER, with("name", "a".repeat(1_000_000))).refused(413, "body_too_large");
    }

    @Test
    void isNothingForAKey() {
        edge.key(edge.newAccount()).post(REGISTER, Edge.registration(Edge.newAddress()))
                .refused(403, "needs_sign_in");
    }

    @Test
    void isNothingWithoutACaller() {
        edge.unsigned().post().uri(REGISTER).bodyValue(Edge.registration(Edge.newAddress())).exchange()
                .expectStatus().isUnauthorized();
    }
}
