package dev.parlance.account.apikey.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

import dev.parlance.account.AccountServer;
import dev.parlance.account.Edge;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.testkit.contract.EventContract;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys that become others, over HTTP, down to PostgreSQL. */
@AccountServer
class KeyChangeIT {

    private static final String KEYS = "/api/v1/auth/api-keys";

    private final Edge edge;

    private final DatabaseClient database;

    private final String account;

    private final Map<String, Object> key;

    KeyChangeIT(@LocalServerPort int port, CallerTokens tokens, DatabaseClient database) {
        this.edge = new Edge(port, tokens);
        this.database = database;
        this.account = edge.newAccount();
        this.key = edge.person(account).post(KEYS, Map.of("name", "k", "scopes", List.of("chat", "knowledge"),
                "origins", List.of("https://a.example"), "duration", 30)).created();
    }

    @Test
    void makesAKeyAsItIsAskedFor() {
        Map<String, Object> made = edge.person(account).post(KEYS, Map.of("name", "shop", "kind", "publishable",
                "scopes", List.of("search", "chat"), "origins", List.of("https://Shop.example:443"))).created();

        assertThat((String) made.get("api_key")).matches("pk-[0-9A-Za-z]{40}");
        assertThat(resolve(made)).containsEntry("kind", "publishable")
                .containsEntry("scopes", List.of("chat", "search"))
                .containsEntry("origins", List.of("https://shop.example"));
    }

    @Test
    void leavesWhatIsNotSaid() {
        Map<String, Object> changed = change(Map.of("name", "renamed")).ok();

        assertThat(changed).containsEntry("name", "renamed").containsEntry("scopes", List.of("chat", "knowledge"))
                .containsEntry("origins", List.of("https://a.example"))
                .containsEntry("expires_at", key.get("expires_at"));
        assertThat(facts("account.key-revoked.v1")).isZero();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void tellsOfEverythingTakenAway(Map<String, Object> loss) {
        change(loss).ok();

        String fact = Edge.fact(database, "account.key-revoked.v1", key.get("id"));
        assertThat(EventContract.of("account.key-revoked.v1").violations(fact)).isEmpty();
        assertThat(fact).contains("\"reason\":\"narrowed\"");
        assertThat(resolve(key)).containsEntry("key", key.get("id"));
    }

    static Stream<Map<String, Object>> losses() {
        return Stream.of(Map.of("scopes", List.of("chat")), Map.of("scopes", List.of("usage")),
                Map.of("origins", List.of()), Map.of("origins", List.of("https://b.example")), Map.of("duration", 29));
    }

    @ParameterizedTest
    @MethodSource("gains")
    void saysNothingOfWhatIsGained(Map<String, Object> gain) {
        change(gain).ok();

        assertThat(facts("account.key-revoked.v1")).isZero();
    }

    static Stream<Map<String, Object>> gains() {
        return Stream.of(Map.of("scopes", List.of("all")), Map.of("scopes", List.of("chat", "knowledge", "usage")),
                Map.of("origins", List.of("https://b.example", "https://a.example")), Map.of("duration", 31),
                Map.of("duration", -1), Map.of());
    }

    @Test
    void writesDownWhatBecameDifferent() {
        change(Map.of("scopes", List.of("chat"))).ok();

        assertThat(Edge.count(database, "audit WHERE target = :id AND action = 'key.changed' AND details ="
                + " '{\"scopes\": {\"from\": [\"chat\", \"knowledge\"], \"to\": [\"chat\"]}}'", id())).isOne();
    }

    @Test
    void knowsNoForeignAndNoRevokedKey() {
        edge.person(edge.newAccount()).patch(KEYS + "/" + key.get("id"), Map.of("name", "mine"))
                .refused(404, "not_found");
        edge.person(account).patch(KEYS + "/" + Ids.next(), Map.of("name", "mine")).refused(404, "not_found");
        edge.person(account).delete(KEYS + "/" + key.get("id")).empty();
        change(Map.of("name", "late")).refused(404, "not_found");
    }

    @Test
    void cannotTurnASecretKeyIntoOneForEverybody() {
        change(Map.of("kind", "publishable")).refused(400, "invalid_field");
        change(Map.of("scopes", List.of("search"))).refused(400, "invalid_field");
    }

    @Test
    void isForPeopleAlone() {
        edge.key(account).patch(KEYS + "/" + key.get("id"), Map.of("name", "mine")).refused(403, "needs_sign_in");
    }

    @Test
    void countsNoExpiredKeyAmongThoseAnAccountMayHave() {
        for (int more = 0; more < 19; more++) {
            edge.person(account).post(KEYS, Map.of("name", "k")).created();
        }
        Edge.run(database, "UPDATE api_keys SET expires_at = now() - interval '1 minute' WHERE id = '" + id() + "'");

        edge.person(account).post(KEYS, Map.of("name", "k")).created();

        assertThat(edge.person(account).get(KEYS).ok()).containsEntry("total", 21);
    }

    private Edge.Answer change(Map<String, Object> change) {
        return edge.person(account).patch(KEYS + "/" + key.get("id"), change);
    }

    private long facts(String type) {
        return Edge.count(database, "outbox WHERE subject = CAST(:id AS text) AND type = '" + type + "'", id());
    }

    private UUID id() {
        return UUID.fromString((String) key.get("id"));
    }

    private Map<String, Object> resolve(Map<String, Object> made) {
        return edge.service().post("/internal/credentials",
                Map.of("key_sha256", Edge.sha256((String) made.get("api_key")))).ok();
    }
}
