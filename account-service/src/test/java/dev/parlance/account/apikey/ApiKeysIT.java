package dev.parlance.account.apikey;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

import dev.parlance.account.AccountServer;
import dev.parlance.account.Edge;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.testkit.contract.EventContract;

import static org.assertj.core.api.Assertions.assertThat;

/** The life of a key over HTTP, down to PostgreSQL. */
@AccountServer
class ApiKeysIT {

    private static final String KEYS = "/api/v1/auth/api-keys";

    private final Edge edge;

    private final DatabaseClient database;

    private final String account;

    ApiKeysIT(@LocalServerPort int port, CallerTokens tokens, DatabaseClient database) {
        this.edge = new Edge(port, tokens);
        this.database = database;
        this.account = edge.newAccount();
    }

    @Test
    void showsANewKeyOnce() {
        Map<String, Object> made = make("Production Key");

        assertThat(made)
                .containsOnlyKeys("id", "api_key", "name", "kind", "scopes", "origins", "created_at", "expires_at")
                .containsEntry("name", "Production Key");
        assertThat((String) made.get("api_key")).matches("sk-[0-9A-Za-z]{40}");
        assertThat(edge.person(account).get(KEYS).ok().toString()).doesNotContain((String) made.get("api_key"));
    }

    @Test
    void keepsNothingAKeyCouldBeMadeFrom() {
        Map<String, Object> made = make("Production Key");
        String key = (String) made.get("api_key");

        String row = database.sql("SELECT CAST(k AS text) AS row FROM api_keys k WHERE id = :id")
                .bind("id", id(made)).map(found -> found.get("row", String.class)).one()
                .toFuture().orTimeout(5, TimeUnit.SECONDS).join();

        assertThat(row).doesNotContain(key.substring(3, 37)).contains(key.substring(37));
    }

    @Test
    void listsItsOwnKeysMaskedAndNewestFirst() {
        Map<String, Object> first = make("first");
        Map<String, Object> second = make("second");
        edge.person(edge.newAccount()).post(KEYS, Map.of("name", "somebody else's")).created();

        Map<String, Object> listing = edge.person(account).get(KEYS).ok();

        assertThat(listing).containsEntry("total", 2);
        assertThat(keys(listing)).extracting("id").containsExactly(second.get("id"), first.get("id"));
        assertThat(keys(listing).getLast()).containsEntry("name", "first").containsEntry("kind", "secret")
                .containsEntry("created_at", first.get("created_at")).containsEntry("expires_at", null)
                .containsEntry("last_used_at", null)
                .containsEntry("masked_key", "sk-..." + ((String) first.get("api_key")).substring(37));
    }

    @Test
    void forgetsARevokedKey() {
        Map<String, Object> made = make("gone soon");

        revoke(account, made.get("id")).empty();

        assertThat(edge.person(account).get(KEYS).ok()).containsEntry("total", 0);
        revoke(account, made.get("id")).refused(404, "not_found");
    }

    @Test
    void tellsThatAKeyIsRevoked() {
        UUID key = id(make("gone soon"));

        revoke(account, key).empty();

        String fact = database.sql("SELECT data FROM outbox WHERE topic = 'account.keys' AND subject = :key"
                + " AND type = 'account.key-revoked.v1'").bind("key", key.toString())
                .map(row -> new String(row.get("data", byte[].class))).one()
                .toFuture().orTimeout(5, TimeUnit.SECONDS).join();
        assertThat(EventContract.of("account.key-revoked.v1").violations(fact)).isEmpty();
        assertThat(fact).contains(key.toString(), account);
    }

    @Test
    void keepsAKeyInForceWhenItsRevocationCannotBeTold() {
        UUID key = id(make("stays"));
        run("ALTER TABLE outbox ADD CONSTRAINT no_room CHECK (topic <> 'account.keys') NOT VALID");

        try {
            revoke(account, key).response().expectStatus().is5xxServerError();
        } finally {
            run("ALTER TABLE outbox DROP CONSTRAINT no_room");
        }

        assertThat(Edge.count(database, "api_keys WHERE id = :id AND revoked_at IS NULL", key)).isOne();
    }

    @ParameterizedTest
    @MethodSource("idsOfNothing")
    void knowsNoDifferenceBetweenForeignAndUnknownKeys(String id) {
        byte[] unknown = refusal(id);
        byte[] foreign = refusal((String) foreignKey().get("id"));

        assertThat(withoutRequestId(foreign)).isEqualTo(withoutRequestId(unknown));
    }

    static Stream<String> idsOfNothing() {
        return Stream.of(Ids.next().toString(), new UUID(0, 0).toString(), "7", "%20", "nul%00");
    }

    @Test
    void leavesForeignKeysInForce() {
        Map<String, Object> foreign = foreignKey();

        revoke(account, foreign.get("id")).refused(404, "not_found");

        assertThat(Edge.count(database, "api_keys WHERE id = :id AND revoked_at IS NULL", id(foreign))).isOne();
    }

    private byte[] refusal(String id) {
        return revoke(account, id).response().expectStatus().isNotFound().expectBody().returnResult()
                .getResponseBody();
    }

    private static String withoutRequestId(byte[] body) {
        return new String(body).replaceAll("\"request_id\":\"[^\"]*\"", "");
    }

    @Test
    void stopsAtTheMostAnAccountMayHaveEvenWhenAskedAtOnce() {
        List<Integer> statuses = IntStream.range(0, 30).parallel().mapToObj(this::makeStatus).toList();

        assertThat(statuses).containsOnly(201, 409).filteredOn(status -> status == 201).hasSize(20);
        edge.person(account).post(KEYS, Map.of("name", "one more")).refused(409, "too_many_keys");
    }

    private int makeStatus(int number) {
        return edge.person(account).post(KEYS, Map.of("name", "key " + number)).response().returnResult(Void.class)
                .getStatus().value();
    }

    @Test
    void needsAName() {
        edge.person(account).post(KEYS, Map.of()).refused(400, "missing_field")
                .jsonPath("$.details.field").isEqualTo("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "nul\0", "\u0007"})
    void needsANameOfOneLine(String name) {
        edge.person(account).post(KEYS, Map.of("name", name)).refused(400, "invalid_field")
                .jsonPath("$.details.field").isEqualTo("name");
    }

    @Test
    void isForPeopleAlone() {
        edge.key(account).post(KEYS, Map.of("name", "child")).refused(403, "needs_sign_in");
        edge.key(account).get(KEYS).refused(403, "needs_sign_in");
        edge.key(account).delete(KEYS + "/" + Ids.next()).refused(403, "needs_sign_in");
        edge.stranger().post(KEYS, Map.of("name", "nobody's")).refused(401, "missing_credentials");
        edge.service().get(KEYS).refused(401, "missing_credentials");
    }

    @Test
    void knowsNoAccountThatIsGone() {
        edge.person(Ids.next().toString()).post(KEYS, Map.of("name", "orphan")).refused(404, "not_found");
    }

    @Test
    void saysWhichVerbsItTakes() {
        edge.person(account).delete(KEYS).response().expectStatus().isEqualTo(405)
                .expectHeader().exists("Allow");
    }

    private Map<String, Object> make(String name) {
        return edge.person(account).post(KEYS, Map.of("name", name)).created();
    }

    private Map<String, Object> foreignKey() {
        return edge.person(edge.newAccount()).post(KEYS, Map.of("name", "theirs")).created();
    }

    private Edge.Answer revoke(String account, Object id) {
        return edge.person(account).delete(KEYS + "/" + id);
    }

    private void run(String sql) {
        database.sql(sql).then().toFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }

    private static UUID id(Map<String, Object> made) {
        return UUID.fromString((String) made.get("id"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> keys(Map<String, Object> listing) {
        return (List<Map<String, Object>>) listing.get("api_keys");
    }
}
