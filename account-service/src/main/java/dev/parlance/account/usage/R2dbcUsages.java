package dev.parlance.account.usage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.parlance.account.ledger.Money;
import dev.parlance.chassis.storage.StorageTimeout;

import static java.util.Objects.requireNonNull;

/** {@link Usages} in PostgreSQL, read from the sums by hour. */
final class R2dbcUsages implements Usages {

    private static final String SUMS = """
            CAST(coalesce(sum(requests), 0) AS bigint) AS requests,
            CAST(coalesce(sum(input_tokens), 0) AS bigint) AS input_tokens,
            CAST(coalesce(sum(cached_tokens), 0) AS bigint) AS cached_tokens,
            CAST(coalesce(sum(output_tokens), 0) AS bigint) AS output_tokens,
            CAST(coalesce(sum(cost), 0) AS bigint) AS cost""";

    private static final String IN_PERIOD = "WHERE account = :account AND hour >= :from AND hour < :until";

    /** More models than any account uses; what a client invents as a name is no model. */
    private static final int MOST_LINES = 5000;

    private final DatabaseClient database;

    R2dbcUsages(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<UsageLine>> listByModel(UUID account, @Nullable UUID key, Period period) {
        String ofKey = key == null ? "" : " AND key = :key";
        var lines = database.sql("SELECT 'MODEL' AS kind, model AS name, " + SUMS + " FROM usage_hours " + IN_PERIOD
                + ofKey + " GROUP BY model ORDER BY model LIMIT " + MOST_LINES);
        return lines(key == null ? lines : lines.bind("key", key), account, period);
    }

    @Override
    public Mono<List<UsageLine>> report(UUID account, Period period) {
        var lines = database.sql("""
                SELECT CASE GROUPING(model, family, key, day)
                        WHEN 15 THEN 'TOTAL' WHEN 7 THEN 'MODEL' WHEN 11 THEN 'FAMILY' WHEN 13 THEN 'KEY' ELSE 'DAY'
                    END AS kind,
                    coalesce(model, family, CAST(key AS text), CAST(day AS text)) AS name, %s
                FROM (SELECT *, CAST(hour AT TIME ZONE 'UTC' AS date) AS day FROM usage_hours %s) hours
                GROUP BY GROUPING SETS ((), (model), (family), (key), (day))
                ORDER BY kind, name LIMIT %d""".formatted(SUMS, IN_PERIOD, MOST_LINES));
        return lines(lines, account, period);
    }

    @Override
    public Mono<Money> spentSince(UUID account, Instant hour) {
        return database.sql("""
                SELECT CAST(coalesce(sum(cost), 0) AS bigint) AS cost FROM usage_hours
                WHERE account = :account AND hour >= :hour""")
                .bind("account", account).bind("hour", hour)
                .map(row -> new Money(count(row, "cost"))).one()
                .as(StorageTimeout::guard);
    }

    private static Mono<List<UsageLine>> lines(GenericExecuteSpec lines, UUID account, Period period) {
        return lines.bind("account", account).bind("from", period.from()).bind("until", period.until())
                .map(R2dbcUsages::line).all().collectList()
                .as(StorageTimeout::guard);
    }

    private static UsageLine line(Readable row) {
        return new UsageLine(UsageLine.Kind.valueOf(requireNonNull(row.get("kind", String.class))),
                row.get("name", String.class),
                new Counters(count(row, "requests"), count(row, "input_tokens"), count(row, "cached_tokens"),
                        count(row, "output_tokens"), new Money(count(row, "cost"))));
    }

    private static long count(Readable row, String column) {
        return requireNonNull(row.get(column, Long.class));
    }
}
