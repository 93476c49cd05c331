package dev.parlance.account.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.parlance.account.AccountServer;
import dev.parlance.account.Edge;
import dev.parlance.account.LedgerDesk;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.identity.Ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What accounts are told of their usage and balance, over HTTP, down to PostgreSQL. */
@AccountServer
class UsageIT {

    private static final String USAGE = "/api/v1/usage";

    private final Edge edge;

    private final LedgerDesk desk;

    private final String account;

    private final UUID key = Ids.next();

    UsageIT(@LocalServerPort int port, CallerTokens tokens) {
        this.edge = new Edge(port, tokens);
        this.desk = new LedgerDesk(edge);
        this.account = edge.newAccount();
        desk.grant(account, "20");
    }

    @Test
    void addsUpTheCallsOfTheKeyThatAsks() {
        desk.call(account, key, "large", 12_000_001, "2026-03-14T23:59:59.999Z");
        desk.call(account, key, "small", 449_999, "2026-03-15T00:00:00Z");
        desk.call(account, Ids.next(), "small", 7_000, "2026-03-15T00:00:00Z");

        Map<String, Object> answer = edge.key(account, key)
                .get(USAGE + "?start_date=2026-03-14&end_date=2026-03-15").ok();

        assertThat(answer).containsEntry("success", true).containsOnlyKeys("success", "usage", "by_model")
                .containsEntry("usage", Map.of("total_requests", 2, "total_input_tokens", 200, "total_output_tokens",
                        40, "total_tokens", 240, "total_cost", 12.45));
        assertThat(answer.get("by_model")).asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly(
                        Map.of("model", "large", "total_requests", 1, "total_input_tokens", 100, "total_output_tokens",
                                20, "total_tokens", 120, "total_cost", 12.000001),
                        Map.of("model", "small", "total_requests", 1, "total_input_tokens", 100, "total_output_tokens",
                                20, "total_tokens", 120, "total_cost", 0.449999));
    }

    @Test
    void includesBothDaysAndNothingBeyondThem() {
        desk.call(account, key, "m", 1, "2026-03-13T23:59:59.999999Z");
        desk.call(account, key, "m", 10, "2026-03-14T00:00:00Z");
        desk.call(account, key, "m", 100, "2026-03-14T23:59:59.999999Z");
        desk.call(account, key, "m", 1000, "2026-03-15T00:00:00Z");

        assertThat(cost("?start_date=2026-03-14&end_date=2026-03-14")).isEqualTo(0.00011);
    }

    @Test
    void tellsOfTheCurrentMonthUnlessAskedOtherwise() {
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        desk.call(account, key, "m", 5_000_000, today.withDayOfMonth(1) + "T00:00:00Z");
        desk.call(account, key, "m", 3_000_000, today.withDayOfMonth(1).minusDays(1) + "T23:59:59Z");

        assertThat(cost("")).isEqualTo(5);
    }

    @Test
    void saysNothingOfOtherAccounts() {
        String other = edge.newAccount();
        desk.grant(other, "1");
        desk.call(other, key, "m", 1_000, "2026-03-14T12:00:00Z");

        assertThat(cost("?start_date=2026-03-14&end_date=2026-03-14")).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"start_date=14.3.2026,start_date", "start_date=2026-03-14&end_date=2026-03-13,end_date",
            "end_date=soon,end_date"})
    void namesTheFieldThatCannotBe(String query, String field) {
        edge.key(account, key).get(USAGE + "?" + query).refused(400, "invalid_field")
                .jsonPath("$.details.field").isEqualTo(field).jsonPath("$.success").isEqualTo(false);
    }

    @Test
    void tellsTheBalanceThePlanAndItsLimits() {
        desk.call(account, key, "m", 1_500_000, Instant.now().toString());
        desk.reserve(account, 250_000, 1);
        edge.service().post("/internal/operator/plans", Map.of("account", account, "plan", "free")).ok();

        Map<String, Object> answer = edge.key(account).get("/api/v1/information/balance").ok();

        assertThat(answer).containsEntry("balance", 18.5).containsEntry("reserved", 0.25)
                .containsEntry("usage24h", 1.5).containsEntry("plan", "free").containsEntry("storageUsage", null)
                .containsEntry("subscriptionModelUsage", null).containsKey("planLimits").hasSize(7);
        assertThat(answer.get("planLimits").toString()).contains("{class=ai, window=minute, limit=20}",
                "inputTokensPerMinute=1000000", "importLines=1000", "storageBytes=1073741824", "concurrency=null");
    }

    @Test
    void groupsTheUsageOfAnAccount() {
        desk.call(account, key, "large", 2_000_000, "2026-03-14T10:00:00Z");
        desk.call(account, null, "small", 1_000_000, "2026-03-15T10:00:00Z");

        Map<String, Object> answer = edge.key(account)
                .get("/api/v1/information/usage?timeStart=2026-03-14&timeEnd=2026-03-16").ok();

        assertThat(answer).containsEntry("timeStart", "2026-03-14T00:00:00Z")
                .containsEntry("timeEnd", "2026-03-16T00:00:00Z").containsEntry("total", Map.of("requests", 2,
                        "inputTokens", 200, "cachedTokens", 80, "outputTokens", 40, "totalTokens", 240, "cost", 3));
        assertThat(lines(answer, "byModel")).extracting("model", "cost")
                .containsExactly(tuple("large", 2),
                        tuple("small", 1));
        assertThat(lines(answer, "byCategory")).extracting("category").containsExactly("openai");
        assertThat(lines(answer, "byResource")).extracting("apiKey").containsExactly(key.toString(), null);
        assertThat(lines(answer, "byDay")).extracting("date").containsExactly("2026-03-14", "2026-03-15");
    }

    @Test
    void answersAnAccountWithoutUsageWithZeros() {
        Map<String, Object> answer = edge.key(account).get("/api/v1/information/usage").ok();

        assertThat(answer).containsEntry("total", Map.of("requests", 0, "inputTokens", 0, "cachedTokens", 0,
                "outputTokens", 0, "totalTokens", 0, "cost", 0)).containsEntry("byModel", List.of());
    }

    @Test
    void namesTheMomentThatCannotBe() {
        edge.key(account).get("/api/v1/information/usage?timeStart=2020-01-01").refused(400, "invalid_field")
                .jsonPath("$.details.field").isEqualTo("timeEnd");
    }

    private double cost(String query) {
        var usage = (Map<?, ?>) edge.key(account, key).get(USAGE + query).ok().get("usage");
        return ((Number) usage.get("total_cost")).doubleValue();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> lines(Map<String, Object> answer, String group) {
        return (List<Map<String, Object>>) answer.get(group);
    }
}
