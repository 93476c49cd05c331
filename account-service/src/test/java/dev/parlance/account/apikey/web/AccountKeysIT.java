package dev.parlance.account.apikey.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

import dev.parlance.account.AccountServer;
import dev.parlance.account.Edge;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.testkit.contract.EventContract;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys that make keys, over HTTP, down to PostgreSQL. */
@AccountServer
class AccountKeysIT {

    private static final String KEYS = "/api/v1/accounts/api-key";

    private final Edge edge;

    private final DatabaseClient database;

    private final String account;

    private final Map<String, Object> parent;

    AccountKeysIT(@LocalServerPort int port, CallerTokens tokens, DatabaseClient database) {
        this.edge = new Edge(port, tokens);
        this.database = database;
        this.account = edge.newAccount();
        this.parent = made(Map.of("name", "parent"));
    }

    @Test
    void showsANewKeyOnceUnderItsName() {
        Map<String, Object> granted = parent().post(KEYS, Map.of("label", "My key", "duration", 30)).ok();

        assertThat((String) granted.get("grantKey")).matches("sk-[0-9A-Za-z]{40}");
        assertThat(parent().get(KEYS).ok().toString()).doesNotContain((String) granted.get("grantKey"));
        assertThat(resolve((String) granted.get("grantKey")).ok()).containsEntry("account", account)
                .containsEntry("scopes", List.of("all"));
    }

    @Test
    void listsKeysMaskedBesideTheSalt() {
        String key = (String) parent().post(KEYS, Map.of("label", "My key", "duration", 30)).ok().get("grantKey");

        Map<String, Object> listing = parent().get(KEYS).ok();

        assertThat(listing).containsOnlyKeys("apiKeys", "salt");
        Map<String, Object> first = keys(listing).getFirst();
        assertThat(first).containsEntry("label", "My key").containsEntry("key", "..." + key.substring(37))
                .containsEntry("usedAt", null).containsKeys("id", "expiresAt");
        assertThat(keys(listing).getLast()).containsEntry("label", "parent").containsEntry("expiresAt", null);
    }

    @Test
    void keepsSecretsOutOfCaches() {
        parent().get(KEYS).response().expectHeader().valueEquals("Cache-Control", "no-store");
        parent().post(KEYS, Map.of("label", "k")).response().expectHeader().valueEquals("Cache-Control", "no-store");
    }

    @Test
    void makesTheSameKindOfRecordAsPeopleDo() {
        parent().post(KEYS, Map.of("label", "child")).ok();

        assertThat(edge.person(account).get("/api/v1/auth/api-keys").ok()).containsEntry("total", 2);
    }

    @Test
    void deletesAKey() {
        Map<String, Object> granted = parent().post(KEYS, Map.of("label", "gone soon")).ok();

        parent().delete(KEYS + "/" + granted.get("id")).ok();

        resolve((String) granted.get("grantKey")).refused(404, "not_found");
        parent().delete(KEYS + "/" + granted.get("id")).refused(400, "unknown_key");
    }

    @ParameterizedTest
    @MethodSource("idsOfNothing")
    void knowsNoDifferenceBetweenForeignAndUnknownKeys(String id) {
        String foreign = (String) edge.person(edge.newAccount())
                .post("/api/v1/auth/api-keys", Map.of("name", "theirs")).created().get("id");

        assertThat(refusal(foreign)).isEqualTo(refusal(id)).contains("unknown_key");
        assertThat(Edge.count(database, "api_keys WHERE id = :id AND revoked_at IS NULL", UUID.fromString(foreign)))
                .isOne();
    }

    static Stream<String> idsOfNothing() {
        return Stream.of(Ids.next().toString(), new UUID(0, 0).toString(), "7", "%20", "nul%00");
    }

    @ParameterizedTest
    @CsvSource({"scopes, all", "scopes, chat", "duration, -1", "duration, 8", "origins, https://b.example"})
    void makesNoKeyWiderThanItself(String field, String value) {
        Object narrow = narrowParent();
        Map<String, Object> order = new HashMap<>(Map.of("label", "wide"));
        order.put(field, field.equals("duration") ? Integer.valueOf(value) : List.of(value));

        edge.key(account, narrow, Set.of("account", "knowledge")).post(KEYS, order).refused(403, "wider_than_minter")
                .jsonPath("$.details.field").isEqualTo(field);
        assertThat(Edge.count(database, "api_keys WHERE account = :id AND label = 'wide'", UUID.fromString(account)))
                .isZero();
    }

    @Test
    void makesNoKeyWiderThanItselfForWantOfWords() {
        Object narrow = narrowParent();

        Object child = edge.key(account, narrow, Set.of("account")).post(KEYS, Map.of("label", "child")).ok()
                .get("grantKey");

        Map<String, Object> found = resolve((String) child).ok();
        assertThat(found).containsEntry("scopes", List.of("account", "knowledge"));
        assertThat((String) found.get("expires_at")).isNotNull();
    }

    @Test
    void makesNothingWithAKeyRevokedMeanwhile() {
        edge.person(account).delete("/api/v1/auth/api-keys/" + parent.get("id")).empty();

        parent().post(KEYS, Map.of("label", "late")).refused(401, "invalid_credentials");
    }

    @Test
    void makesNothingWithAKeyOfAnotherAccount() {
        edge.key(edge.newAccount(), parent.get("id"), Set.of("all")).post(KEYS, Map.of("label", "strange"))
                .refused(401, "invalid_credentials");
    }

    @Test
    void takesNoOrdersFromTheBody() {
        Map<String, Object> granted = parent().post(KEYS, Map.of("label", "k", "account", new UUID(0, 1), "id",
                new UUID(0, 2), "sha256", "00", "key", "sk-known", "expiresAt", "2099-01-01T00:00:00Z")).ok();

        assertThat(granted.get("id")).isNotEqualTo(new UUID(0, 2).toString());
        assertThat(resolve((String) granted.get("grantKey")).ok()).containsEntry("account", account)
                .containsEntry("expires_at", null);
    }

    @ParameterizedTest
    @CsvSource({"label, 7", "label, ", "duration, 0", "duration, 2147483647", "duration, 2147483648", "duration, 1.9",
            "duration, 1e999",
            "duration, text", "duration, true", "kind, private", "scopes, text", "origins, text"})
    void namesTheFieldThatIsWrong(String field, String value) {
        String json = value == null || value.matches("true|-?[0-9.e]+") ? value : "\"" + value + "\"";
        String body = field.equals("label")
                ? "{\"label\": " + json + "}"
                : "{\"label\": \"k\", \"" + field + "\": " + json + "}";

        parent().post(KEYS, body).response().expectStatus().isBadRequest().expectBody()
                .jsonPath("$.details.field").isEqualTo(field);
    }

    @Test
    void namesTheListAWrongWordStandsIn() {
        parent().post(KEYS, Map.of("label", "k", "scopes", List.of("chat", 7))).refused(400, "invalid_field")
                .jsonPath("$.details.field").isEqualTo("scopes");
        parent().post(KEYS, Map.of("label", "k", "scopes", List.of("chat", "root"))).refused(400, "invalid_field");
        parent().post(KEYS, "{\"label\": \"k\", \"origins\": [null]}").refused(400, "invalid_field");
    }

    @Test
    void takesTheLowestDurationForNever() {
        Map<String, Object> granted = parent().post(KEYS, Map.of("label", "k", "duration", Integer.MIN_VALUE)).ok();

        assertThat(resolve((String) granted.get("grantKey")).ok()).containsEntry("expires_at", null);
    }

    @Test
    void tellsThatAKeyIsMadeWithoutTellingIt() {
        Map<String, Object> granted = parent().post(KEYS, Map.of("label", "quiet name", "duration", 30)).ok();

        String fact = Edge.fact(database, "account.key-created.v1", granted.get("id"));
        assertThat(EventContract.of("account.key-created.v1").violations(fact)).isEmpty();
        assertThat(fact).contains(account).doesNotContain(((String) granted.get("grantKey")).substring(3, 37))
                .doesNotContain("quiet name");
    }

    @Test
    void isForKeysThatMayManageTheAccount() {
        edge.key(account, parent.get("id"), Set.of("chat")).get(KEYS).refused(403, "insufficient_scope");
        edge.publishable(account, Set.of("chat")).get(KEYS).refused(403, "insufficient_scope");
        edge.stranger().get(KEYS).refused(401, "missing_credentials");
    }

    private Edge.Desk parent() {
        return edge.key(account, parent.get("id"), Set.of("all"));
    }

    /** For a week, for one page, and not for everything. */
    private Object narrowParent() {
        return made(Map.of("name", "narrow", "scopes", List.of("account", "knowledge"), "duration", 7, "origins",
                List.of("https://a.example"))).get("id");
    }

    private Map<String, Object> made(Map<String, Object> order) {
        return edge.person(account).post("/api/v1/auth/api-keys", order).created();
    }

    private Edge.Answer resolve(String text) {
        return edge.service().post("/internal/credentials", Map.of("key_sha256", Edge.sha256(text)));
    }

    private String refusal(String id) {
        byte[] body = parent().delete(KEYS + "/" + id).response().expectStatus().isBadRequest().expectBody()
                .returnResult().getResponseBody();
        return new String(body).replaceAll("\"request_id\":\"[^\"]*\"", "");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> keys(Map<String, Object> listing) {
        return (List<Map<String, Object>>) listing.get("apiKeys");
    }
}
