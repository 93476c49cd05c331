package dev.parlance.account.operator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

import dev.parlance.account.AccountServer;
import dev.parlance.account.Edge;
import dev.parlance.account.LedgerDesk;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.testkit.contract.EventContract;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator can do, over HTTP, down to PostgreSQL. */
@AccountServer
class OperatorIT {

    private static final String PLANS = "/internal/operator/plans";

    private static final String GRANTS = "/internal/operator/grants";

    private final Edge edge;

    private final DatabaseClient database;

    private final String address = Edge.newAddress();

    private final String account;

    OperatorIT(@LocalServerPort int port, CallerTokens tokens, DatabaseClient database) {
        this.edge = new Edge(port, tokens);
        this.database = database;
        this.account = (String) edge.stranger().post("/api/v1/auth/register", Edge.registration(address)).created()
                .get("account_id");
    }

    @Test
    void findsAnAccountByTheAddressOfAMember() {
        Map<String, Object> found = edge.service().get("/internal/operator/accounts?email=" + address.toUpperCase())
                .ok();

        assertThat(found).containsEntry("account", account).containsEntry("name", "My Company")
                .containsEntry("plan", "enterprise").containsEntry("balance", 0).containsEntry("reserved", 0);
        edge.service().get("/internal/operator/accounts?email=" + Edge.newAddress()).refused(404, "not_found");
    }

    @Test
    void givesMoneyOnceHoweverOftenTheGrantIsRepeated() {
        Map<String, Object> grant = grant(Ids.next(), "12.50");

        assertThat(edge.service().post(GRANTS, grant).ok()).containsEntry("balance", 12.5);
        assertThat(edge.service().post(GRANTS, grant).ok()).containsEntry("balance", 12.5);
        edge.service().post(GRANTS, grant((UUID) grant.get("id"), "12.51")).refused(409, "grant_differs");
    }

    @Test
    void takesBackNoMoreThanIsAvailable() {
        edge.service().post(GRANTS, grant(Ids.next(), "10")).ok();
        new LedgerDesk(edge).reserve(account, 400_000, 1);

        edge.service().post(GRANTS, grant(Ids.next(), "-9.600001")).refused(409, "insufficient_balance");
        assertThat(edge.service().post(GRANTS, grant(Ids.next(), "-9.6")).ok()).containsEntry("balance", 0.4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.000000", "1.0000001", "12,50", "1e3", "", "ten"})
    void refusesAmountsThatAreNone(String amount) {
        edge.service().post(GRANTS, grant(Ids.next(), amount)).refused(400, "invalid_field")
                .jsonPath("$.details.field").isEqualTo("amount");
    }

    @Test
    void changesThePlanAndTellsSo() {
        assertThat(edge.service().post(PLANS, Map.of("email", address, "plan", "pro")).ok())
                .containsEntry("plan", "pro");

        assertThat(EventContract.of("account.plan-changed.v1").violations(fact())).isEmpty();
        assertThat(fact()).contains("\"previous_plan\":\"enterprise\"").contains("\"plan\":\"pro\"");
    }

    @Test
    void leavesATraceOfWhatItChanged() {
        Map<String, Object> grant = grant(Ids.next(), "2.5");
        edge.service().post(GRANTS, grant).ok();
        edge.service().post(GRANTS, grant).ok();
        edge.service().post(PLANS, Map.of("email", address, "plan", "pro")).ok();

        assertThat(trace()).containsExactly(
                "balance.granted " + grant.get("id") + " {\"amount\": \"2.5\"}",
                "plan.changed null {\"plan\": \"pro\", \"previous_plan\": \"enterprise\"}");
    }

    @Test
    void tellsNothingWhereThePlanStaysTheSame() {
        edge.service().post(PLANS, Map.of("account", account, "plan", "enterprise")).ok();

        assertThat(Edge.count(database, "outbox WHERE type = 'account.plan-changed.v1' AND account = :id",
                UUID.fromString(account))).isZero();
    }

    @Test
    void refusesPlansThatAreNotConfigured() {
        edge.service().post(PLANS, Map.of("account", account, "plan", "gold")).refused(400, "invalid_field")
                .jsonPath("$.error").isEqualTo("The field 'plan' takes one of enterprise, free, pro.");
        edge.service().post(PLANS, Map.of("account", account)).refused(400, "missing_field");
    }

    @Test
    void knowsNoAccountThatIsNotThere() {
        edge.service().post(PLANS, Map.of("account", Ids.next(), "plan", "pro")).refused(404, "not_found");
        edge.service().post(PLANS, Map.of("plan", "pro")).refused(400, "invalid_request");
        edge.service().post(PLANS, Map.of("plan", "pro", "account", account, "email", address))
                .refused(400, "invalid_request");
    }

    @Test
    void addsUpTheBooks() {
        edge.service().post(GRANTS, grant(Ids.next(), "3")).ok();
        new LedgerDesk(edge).call(account, Ids.next(), "m", 1_000_000, "2026-03-14T12:00:00Z");

        assertThat(edge.service().get("/internal/operator/audit-of-books?calls=true").ok())
                .containsEntry("agrees", true).containsEntry("faults", Map.of());
    }

    @Test
    void findsWhatDoesNotAddUp() {
        run("UPDATE wallets SET balance = balance + 1, reserved = 2 WHERE account = '" + account + "'");
        try {
            assertThat(edge.service().get("/internal/operator/audit-of-books").ok()).containsEntry("agrees", false)
                    .containsEntry("faults", Map.of("balance_not_explained", 1, "reserved_not_explained", 1));
        } finally {
            run("UPDATE wallets SET balance = balance - 1, reserved = 0 WHERE account = '" + account + "'");
        }
    }

    @Test
    void isForServicesAlone() {
        edge.person(account).post(GRANTS, grant(Ids.next(), "1")).refused(401, "caller_unverified");
        edge.key(account).post(PLANS, Map.of("account", account, "plan", "pro")).refused(401, "caller_unverified");
        edge.key(account).get("/internal/operator/audit-of-books").refused(401, "caller_unverified");
    }

    @Test
    void tellsServicesTheFiguresOfAllPlans() {
        edge.service().get("/internal/plans").response().expectStatus().isOk().expectBody()
                .jsonPath("$.length()").isEqualTo(3).jsonPath("$[1].plan").isEqualTo("free")
                .jsonPath("$[1].limits[0]").isEqualTo(Map.of("class", "ai", "window", "minute", "limit", 20))
                .jsonPath("$[1].import_lines").isEqualTo(1000).jsonPath("$[0].storage_bytes").isEqualTo(null);
    }

    private Map<String, Object> grant(UUID id, String amount) {
        return new HashMap<>(Map.of("email", address, "amount", amount, "note", "bank transfer", "id", id));
    }

    private List<String> trace() {
        return database.sql("""
                SELECT action || ' ' || coalesce(CAST(target AS text), 'null') || ' ' || CAST(details AS text) AS line
                FROM audit WHERE account = :id AND actor_kind = 'operator' ORDER BY id""")
                .bind("id", UUID.fromString(account)).map(row -> row.get("line", String.class)).all().collectList()
                .toFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }

    private String fact() {
        return database.sql("SELECT data FROM outbox WHERE type = 'account.plan-changed.v1' AND account = :id")
                .bind("id", UUID.fromString(account)).map(row -> new String(row.get("data", byte[].class))).one()
                .toFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }

    private void run(String sql) {
        database.sql(sql).then().toFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }
}
