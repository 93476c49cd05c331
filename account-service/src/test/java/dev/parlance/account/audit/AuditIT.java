package dev.parlance.account.audit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

import dev.parlance.account.AccountServer;
import dev.parlance.account.Edge;
import dev.parlance.chassis.caller.CallerTokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who changed what, over HTTP, down to PostgreSQL. */
@AccountServer
class AuditIT {

    private static final String AUDIT = "/api/v1/accounts/audit";

    private static final String KEYS = "/api/v1/accounts/api-key";

    private final Edge edge;

    private final DatabaseClient database;

    private final Map<String, Object> registered;

    private final String account;

    AuditIT(@LocalServerPort int port, CallerTokens tokens, DatabaseClient database) {
        this.edge = new Edge(port, tokens);
        this.database = database;
        this.registered = edge.stranger().post("/api/v1/auth/register", Edge.registration(Edge.newAddress()))
                .created();
        this.account = (String) registered.get("account_id");
    }

    @Test
    void beginsWithTheRegistration() {
        assertThat(entries("")).extracting("action").containsExactly("session.started", "account.registered");
        assertThat(entries("").getLast()).containsOnlyKeys("id", "at", "actor", "action", "target", "details",
                "requestId");
    }

    @Test
    void namesTheKeyOrTheMemberThatDidIt() {
        Map<String, Object> key = makeKey();
        Edge.Desk desk = edge.key(account, key.get("id"), Set.of("all"));
        desk.put("/api/v1/accounts", Map.of("name", "Nordlicht")).ok();
        desk.post("/api/v1/accounts/roll-salt", "").ok();
        Object child = desk.post(KEYS, Map.of("label", "child")).ok().get("id");
        desk.delete(KEYS + "/" + child).ok();

        List<Map<String, Object>> entries = entries("");

        assertThat(entries).extracting("action").containsExactly("key.revoked", "key.created", "account.salt-rolled",
                "account.updated", "key.created", "session.started", "account.registered");
        assertThat(entries.subList(0, 4)).extracting("actor")
                .containsOnly(Map.of("kind", "key", "id", key.get("id")));
        assertThat(entries.get(0)).containsEntry("target", child).containsEntry("requestId", "test");
        assertThat(entries.get(3)).containsEntry("details",
                Map.of("name", Map.of("from", "My Company", "to", "Nordlicht")));
        assertThat(entries.get(4).get("actor").toString()).contains("kind=member");
    }

    @Test
    void holdsNoSecretAndNoAddress() {
        Map<String, Object> key = makeKey();
        Object salt = edge.key(account).post("/api/v1/accounts/roll-salt", "").ok().get("salt");

        String trail = edge.person(account).get(AUDIT).ok().toString();

        assertThat(trail).doesNotContain((String) salt).doesNotContain(((String) key.get("api_key")).substring(3))
                .doesNotContain((String) registered.get("refresh_token")).doesNotContain("@example.com")
                .doesNotContain("secure_password");
    }

    @Test
    void saysNothingWhereNothingChanged() {
        edge.key(account).put("/api/v1/accounts", Map.of("name", "My Company")).ok();

        assertThat(entries("")).extracting("action").doesNotContain("account.updated");
    }

    @Test
    void isReadPageByPage() {
        for (int number = 0; number < 5; number++) {
            makeKey();
        }
        Map<String, Object> first = edge.person(account).get(AUDIT + "?limit=3").ok();
        Map<String, Object> second = edge.person(account).get(AUDIT + "?limit=3&before=" + first.get("next")).ok();
        Map<String, Object> third = edge.person(account).get(AUDIT + "?limit=3&before=" + second.get("next")).ok();

        assertThat(entries(first)).hasSize(3).doesNotContainAnyElementsOf(entries(second));
        assertThat(entries(third)).hasSize(1).last().extracting("action").isEqualTo("account.registered");
        assertThat(third).containsEntry("next", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=-1", "limit=many", "before=7", "before=%00"})
    void namesTheFieldThatIsWrong(String query) {
        edge.person(account).get(AUDIT + "?" + query).refused(400, "invalid_field")
                .jsonPath("$.details.field").isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void isTheAccountsOwn() {
        String other = edge.newAccount();

        assertThat(edge.person(other).get(AUDIT).ok().toString()).doesNotContain(account);
        Object foreign = entries("").getFirst().get("id");
        assertThat(entries(edge.person(other).get(AUDIT + "?before=" + foreign).ok())).isEmpty();
    }

    @Test
    void isForPeopleAlone() {
        edge.key(account).get(AUDIT).refused(403, "needs_sign_in");
        edge.stranger().get(AUDIT).refused(401, "missing_credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit SET actor = NULL", "DELETE FROM audit", "TRUNCATE audit"})
    void cannotBeRewritten(String sql) {
        assertThatThrownBy(() -> Edge.run(database, sql)).hasStackTraceContaining("stays as it is");
        assertThat(Edge.count(database, "audit WHERE account = :id", UUID.fromString(account))).isEqualTo(2);
    }

    @Test
    void changesNothingThatCannotBeWrittenDown() {
        Edge.run(database, "ALTER TABLE audit ADD CONSTRAINT no_ink CHECK (action <> 'account.updated') NOT VALID");

        try {
            edge.key(account).put("/api/v1/accounts", Map.of("name", "Nordlicht")).response()
                    .expectStatus().is5xxServerError();
        } finally {
            Edge.run(database, "ALTER TABLE audit DROP CONSTRAINT no_ink");
        }

        assertThat(Edge.count(database, "accounts WHERE id = :id AND name = 'My Company'", UUID.fromString(account)))
                .isOne();
    }

    private Map<String, Object> makeKey() {
        return edge.signedIn(registered.get("access_token")).post("/api/v1/auth/api-keys", Map.of("name", "k"))
                .created();
    }

    private List<Map<String, Object>> entries(String query) {
        return entries(edge.person(account).get(AUDIT + query).ok());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> entries(Map<String, Object> page) {
        return (List<Map<String, Object>>) page.get("entries");
    }
}
