package dev.parlance.account.credential;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

import dev.parlance.account.AccountServer;
import dev.parlance.account.Edge;
import dev.parlance.chassis.caller.CallerTokens;

import static org.assertj.core.api.Assertions.assertThat;

/** What the edge is told of credentials, over HTTP, down to PostgreSQL. */
@AccountServer
class CredentialsIT {

    private static final String CREDENTIALS = "/internal/credentials";

    private final Edge edge;

    private final DatabaseClient database;

    private final String account;

    private final String key;

    private final UUID keyId;

    CredentialsIT(@LocalServerPort int port, CallerTokens tokens, DatabaseClient database) {
        this.edge = new Edge(port, tokens);
        this.database = database;
        this.account = edge.newAccount();
        Map<String, Object> made = edge.person(account).post("/api/v1/auth/api-keys", Map.of("name", "k")).created();
        this.key = (String) made.get("api_key");
        this.keyId = UUID.fromString((String) made.get("id"));
    }

    @Test
    void tellsWhatAKeyStandsFor() {
        assertThat(resolve(key).ok()).containsEntry("account", account).containsEntry("key", keyId.toString())
                .containsEntry("kind", "secret").containsEntry("scopes", List.of("all"))
                .containsEntry("plan", "enterprise").containsEntry("origins", List.of())
                .containsEntry("expires_at", null).containsEntry("member", null).containsEntry("limits", List.of())
                .containsEntry("concurrency", null)
                .containsEntry("settings", Map.of("allowConversationsLogging", true, "automaticJsonHealing", false))
                .hasSize(11);
    }

    @Test
    void tellsWhatThePlanOfTheAccountAllows() {
        run("UPDATE accounts SET plan = 'pro' WHERE id = '" + account + "'");

        assertThat(resolve(key).ok()).containsEntry("plan", "pro").extractingByKey("limits").asString()
                .contains("{class=ai, window=minute, limit=200}", "{class=analytics, window=hour, limit=1000}");
    }

    @Test
    void tellsOriginsScopesAndExpiryOfANarrowKey() {
        change("kind = 'publishable', scopes = '{openai,app}', origins = '{https://shop.example}',"
                + " expires_at = '2099-01-01T00:00:00Z'");

        assertThat(resolve(key).ok()).containsEntry("kind", "publishable")
                .containsEntry("scopes", List.of("app", "openai"))
                .containsEntry("origins", List.of("https://shop.example"))
                .containsEntry("expires_at", "2099-01-01T00:00:00Z");
    }

    @Test
    void knowsNoRevokedKey() {
        edge.person(account).delete("/api/v1/auth/api-keys/" + keyId).empty();

        resolve(key).refused(404, "not_found");
    }

    @Test
    void knowsNoExpiredKey() {
        change("expires_at = now() - interval '1 second'");

        resolve(key).refused(404, "not_found");
    }

    @Test
    void knowsNoKeyThatIsNearlyRight() {
        for (int place = 0; place < key.length(); place++) {
            char other = key.charAt(place) == 'a' ? 'b' : 'a';
            resolve(key.substring(0, place) + other + key.substring(place + 1)).refused(404, "not_found");
        }
        resolve(key + " ").refused(404, "not_found");
        resolve(key.toUpperCase()).refused(404, "not_found");
        resolve("").refused(404, "not_found");
    }

    @Test
    void remembersTheLastUseToTheMinute() {
        change("last_used_at = now() - interval '61 seconds'");

        resolve(key).ok();

        assertThat(Edge.count(database, "api_keys WHERE id = :id AND last_used_at > now() - interval '9 seconds'",
                keyId)).isOne();
    }

    @Test
    void writesTheLastUseNoMoreThanOnceAMinute() {
        change("last_used_at = now() - interval '40 seconds'");

        resolve(key).ok();

        assertThat(Edge.count(database, "api_keys WHERE id = :id AND last_used_at < now() - interval '39 seconds'",
                keyId)).isOne();
    }

    @Test
    void knowsNobodyByAForeignToken() {
        edge.service().post(CREDENTIALS, Map.of("token", "eyJhbGciOiJub25lIn0.e30.")).refused(404, "not_found");
    }

    @Test
    void tellsWhoAPersonIs() {
        Map<String, Object> known = edge.stranger().post("/api/v1/auth/register", Edge.registration(Edge.newAddress()))
                .created();

        Map<String, Object> found = edge.service().post(CREDENTIALS, Map.of("token", known.get("access_token"))).ok();

        assertThat(found).containsEntry("kind", "person").containsEntry("key", null)
                .containsEntry("scopes", List.of("account"));
        assertThat(Edge.count(database, "members WHERE id = :id", UUID.fromString((String) found.get("member"))))
                .isOne();
    }

    @Test
    void knowsNobodyWhoIsNoLongerAMember() {
        String address = Edge.newAddress();
        Map<String, Object> gone = edge.stranger().post("/api/v1/auth/register", Edge.registration(address)).created();
        run("DELETE FROM members WHERE email = '" + address + "'");

        edge.service().post(CREDENTIALS, Map.of("token", gone.get("access_token"))).refused(404, "not_found");
    }

    @Test
    void takesOneCredentialAtATime() {
        edge.service().post(CREDENTIALS, Map.of()).refused(400, "invalid_request");
        edge.service().post(CREDENTIALS, Map.of("token", "a", "key_sha256", "b")).refused(400, "invalid_request");
        edge.service().post(CREDENTIALS, Map.of("key_sha256", key)).refused(400, "invalid_field");
    }

    @Test
    void answersServicesAlone() {
        edge.person(account).post(CREDENTIALS, Map.of("token", "a")).refused(401, "caller_unverified");
        edge.key(account).post(CREDENTIALS, Map.of("token", "a")).refused(401, "caller_unverified");
        edge.stranger().post(CREDENTIALS, Map.of("token", "a")).refused(401, "caller_unverified");
    }

    private Edge.Answer resolve(String text) {
        return edge.service().post(CREDENTIALS, Map.of("key_sha256", Edge.sha256(text)));
    }

    private void change(String assignments) {
        run("UPDATE api_keys SET " + assignments + " WHERE id = '" + keyId + "'");
    }

    private void run(String sql) {
        database.sql(sql).then().toFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }
}
