package dev.parlance.account.account;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

import dev.parlance.account.AccountServer;
import dev.parlance.account.Edge;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.testkit.contract.EventContract;

import static org.assertj.core.api.Assertions.assertThat;

/** How accounts are set up over HTTP, down to PostgreSQL. */
@AccountServer
class AccountIT {

    private static final String ACCOUNTS = "/api/v1/accounts";

    private final Edge edge;

    private final DatabaseClient database;

    private final String account;

    AccountIT(@LocalServerPort int port, CallerTokens tokens, DatabaseClient database) {
        this.edge = new Edge(port, tokens);
        this.database = database;
        this.account = edge.newAccount();
    }

    @Test
    void takesANameAndParameters() {
        edge.key(account).put(ACCOUNTS, Map.of("name", "Nordlicht", "parameters",
                Map.of("allowConversationsLogging", false, "automaticJsonHealing", true))).ok();

        assertThat(settings()).containsEntry("allowConversationsLogging", false)
                .containsEntry("automaticJsonHealing", true);
        assertThat(Edge.count(database, "accounts WHERE id = :id AND name = 'Nordlicht'", id())).isOne();
    }

    @Test
    void tellsWhatItsOwnerDecided() {
        edge.key(account).put(ACCOUNTS, Map.of("parameters", Map.of("allowConversationsLogging", false))).ok();

        String fact = Edge.fact(database, "account.settings-changed.v1", account);
        assertThat(EventContract.of("account.settings-changed.v1").violations(fact)).isEmpty();
        assertThat(fact).contains("\"allow_conversations_logging\":false", "\"automatic_json_healing\":false");
    }

    @Test
    void tellsNothingWhenNothingWasDecidedAnew() {
        edge.key(account).put(ACCOUNTS, Map.of("name", "Else", "parameters",
                Map.of("allowConversationsLogging", true, "automaticJsonHealing", false))).ok();

        assertThat(Edge.count(database, "outbox WHERE type = 'account.settings-changed.v1' AND account = :id", id()))
                .isZero();
    }

    @Test
    void leavesWhatIsNotSaid() {
        edge.key(account).put(ACCOUNTS, Map.of("parameters", Map.of("automaticJsonHealing", true))).ok();

        Map<String, Object> answer = edge.key(account).put(ACCOUNTS, Map.of()).ok();

        assertThat(answer).isEqualTo(Map.of("name", "My Company", "parameters",
                Map.of("allowConversationsLogging", true, "automaticJsonHealing", true)));
    }

    @Test
    void takesNoOrdersFromTheBody() {
        edge.key(account).put(ACCOUNTS, Map.of("name", "n", "plan", "free", "salt", "known", "id", new UUID(0, 1),
                "account_id", new UUID(0, 1), "balance", 1_000_000)).ok();

        assertThat(Edge.count(database, "accounts WHERE id = :id AND plan = 'enterprise' AND salt <> 'known'", id()))
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({"name, 7", "name, ''", "name, [true]", "parameters, 7", "allowConversationsLogging, 'yes'",
            "allowConversationsLogging, 1", "automaticJsonHealing, 0.5"})
    void namesTheFieldThatIsWrong(String field, String value) {
        Object wrong = value.matches("[0-9.]+") ? Double.valueOf(value) : value.equals("[true]") ? List.of(1) : value;
        Object body = field.matches("name|parameters")
                ? Map.of(field, wrong)
                : Map.of("parameters", Map.of(field, wrong));

        edge.key(account).put(ACCOUNTS, body).refused(400, "invalid_field")
                .jsonPath("$.details.field").isEqualTo(field);
    }

    @Test
    void replacesTheSaltAtOnce() {
        Object before = settings().get("salt");

        Map<String, Object> rolled = edge.key(account).post(ACCOUNTS + "/roll-salt", "").ok();

        assertThat(settings()).containsEntry("salt", rolled.get("salt"));
        assertThat((String) rolled.get("salt")).isNotEqualTo(before).hasSize(40);
    }

    @Test
    void tellsThatTheSaltIsReplacedWithoutTellingIt() {
        Object salt = edge.key(account).post(ACCOUNTS + "/roll-salt", "").ok().get("salt");

        String fact = Edge.fact(database, "account.salt-rolled.v1", account);
        assertThat(EventContract.of("account.salt-rolled.v1").violations(fact)).isEmpty();
        assertThat(fact).contains(account).doesNotContain((String) salt);
    }

    @Test
    void keepsTheOldSaltWhenTheNewOneCannotBeTold() {
        Object before = settings().get("salt");
        Edge.run(database,
                "ALTER TABLE outbox ADD CONSTRAINT no_room CHECK (type <> 'account.salt-rolled.v1') NOT VALID");

        try {
            edge.key(account).post(ACCOUNTS + "/roll-salt", "").response().expectStatus().is5xxServerError();
        } finally {
            Edge.run(database, "ALTER TABLE outbox DROP CONSTRAINT no_room");
        }

        assertThat(settings()).containsEntry("salt", before);
    }

    @Test
    void givesEveryAccountASaltOfItsOwn() {
        assertThat(settings().get("salt")).isNotEqualTo(settings(edge.newAccount()).get("salt"));
        assertThat((String) settings().get("salt")).hasSizeBetween(32, 72);
    }

    @Test
    void isForKeysThatMayManageTheAccount() {
        edge.key(account, Ids.next(), Set.of("account")).put(ACCOUNTS, Map.of()).ok();
        edge.key(account, Ids.next(), Set.of("chat", "knowledge")).put(ACCOUNTS, Map.of())
                .refused(403, "insufficient_scope");
        edge.publishable(account, Set.of("all")).put(ACCOUNTS, Map.of()).refused(403, "insufficient_scope");
        edge.stranger().put(ACCOUNTS, Map.of()).refused(401, "missing_credentials");
        edge.service().post(ACCOUNTS + "/roll-salt", "").refused(401, "missing_credentials");
    }

    @Test
    void knowsNoAccountThatIsGone() {
        edge.key(Ids.next().toString()).put(ACCOUNTS, Map.of("name", "n")).refused(404, "not_found");
        edge.key(Ids.next().toString()).post(ACCOUNTS + "/roll-salt", "").refused(404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"019a9f6e-0a44-7c31-9d05-6b1f4e8a2c90", "00000000-0000-0000-0000-000000000000", "7"})
    void hasNoSettingsForNobody(String id) {
        edge.service().get("/internal/accounts/" + id + "/settings").refused(404, "not_found");
    }

    @Test
    void tellsSettingsToServicesAlone() {
        edge.key(account).get("/internal/accounts/" + account + "/settings").refused(401, "caller_unverified");
        edge.person(account).get("/internal/accounts/" + account + "/settings").refused(401, "caller_unverified");
    }

    private UUID id() {
        return UUID.fromString(account);
    }

    private Map<String, Object> settings() {
        return settings(account);
    }

    private Map<String, Object> settings(String account) {
        return edge.service().get("/internal/accounts/" + account + "/settings").ok();
    }
}
