package dev.parlance.account.ledger;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import static java.util.Objects.requireNonNull;

/** {@link Books} in PostgreSQL: each check is one statement, and so sees one moment. */
final class R2dbcBooks implements Books {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final List<String> OF_MONEY = List.of("balance_not_explained", "reserved_not_explained",
            "account_without_wallet");

    private static final List<String> OF_CALLS = List.of("usage_not_explained", "entry_not_explained",
            "slot_ended_twice", "sums_of_usage_differ");

    private static final String MONEY = """
            WITH moved AS (
                SELECT account,
                    sum(CASE WHEN source = 'grants' THEN amount WHEN target = 'grants' THEN -amount ELSE 0 END) AS granted,
                    sum(CASE WHEN target = 'usage' THEN amount ELSE 0 END) AS used
                FROM journal GROUP BY account),
            held AS (SELECT account, sum(amount * open) AS reserved FROM blocks GROUP BY account),
            books AS (
                SELECT w.account, w.balance, w.reserved, coalesce(m.granted, 0) AS granted,
                    coalesce(m.used, 0) AS used, coalesce(h.reserved, 0) AS held
                FROM wallets w FULL JOIN moved m ON m.account = w.account
                    FULL JOIN held h ON h.account = coalesce(w.account, m.account))
            SELECT CAST(coalesce(sum(granted), 0) AS bigint) AS granted, CAST(coalesce(sum(used), 0) AS bigint) AS used,
                CAST(coalesce(sum(balance), 0) AS bigint) AS balances,
                CAST(coalesce(sum(reserved), 0) AS bigint) AS reserved,
                count(*) FILTER (WHERE balance <> granted - used) AS balance_not_explained,
                count(*) FILTER (WHERE reserved <> held) AS reserved_not_explained,
                count(*) FILTER (WHERE account IS NULL) AS account_without_wallet
            FROM books""";

    private static final String CALLS = """
            WITH charged AS (
                SELECT account, sum(cost) AS cost,
                    count(*) FILTER (WHERE status <> 'orphaned') AS requests,
                    coalesce(sum(input_tokens + output_tokens) FILTER (WHERE status <> 'orphaned'), 0) AS tokens
                FROM calls GROUP BY account),
            used AS (SELECT account, sum(amount) AS cost FROM journal WHERE target = 'usage' GROUP BY account),
            summed AS (
                SELECT account, sum(cost) AS cost, sum(requests) AS requests, sum(input_tokens + output_tokens) AS tokens
                FROM usage_hours GROUP BY account),
            named AS (SELECT entry, sum(cost) AS cost, count(*) AS calls FROM calls WHERE entry IS NOT NULL GROUP BY entry)
            SELECT
                (SELECT count(*) FROM charged c FULL JOIN used u USING (account)
                    WHERE coalesce(c.cost, 0) <> coalesce(u.cost, 0)) AS usage_not_explained,
                (SELECT count(*) FROM named n FULL JOIN (SELECT * FROM journal WHERE target = 'usage') j ON j.id = n.entry
                    WHERE (n.cost, n.calls) IS DISTINCT FROM (j.amount, j.calls)) AS entry_not_explained,
                (SELECT count(*) - count(DISTINCT (block, slot)) FROM calls) AS slot_ended_twice,
                (SELECT count(*) FROM charged c FULL JOIN summed s USING (account)
                    WHERE (coalesce(c.requests, 0), coalesce(c.tokens, 0), coalesce(c.cost, 0))
                        <> (coalesce(s.requests, 0), coalesce(s.tokens, 0), coalesce(s.cost, 0))) AS sums_of_usage_differ""";

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    R2dbcBooks(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    @Override
    public Mono<BookReport> audit(boolean withCalls) {
        Mono<Map<String, Long>> calls = withCalls ? faultsOfCalls() : Mono.just(Map.of());
        Mono<BookReport> report = database.sql(MONEY).map(R2dbcBooks::report).one();
        return patience().then(report).zipWhen(money -> calls, R2dbcBooks::together)
                .as(transaction::transactional).timeout(LONGEST);
    }

    private Mono<Void> patience() {
        return database.sql("SET LOCAL statement_timeout = '%ds'".formatted(LONGEST.toSeconds())).then();
    }

    private Mono<Map<String, Long>> faultsOfCalls() {
        return database.sql(CALLS).map(row -> faults(row, OF_CALLS)).one();
    }

    private static BookReport report(Readable row) {
        return new BookReport(money(row, "granted"), money(row, "used"), money(row, "balances"),
                money(row, "reserved"), faults(row, OF_MONEY));
    }

    private static BookReport together(BookReport money, Map<String, Long> calls) {
        var all = new HashMap<>(money.faults());
        all.putAll(calls);
        return new BookReport(money.granted(), money.used(), money.balances(), money.reserved(), all);
    }

    private static Map<String, Long> faults(Readable row, List<String> rules) {
        var faults = new HashMap<String, Long>();
        rules.forEach(rule -> faults.put(rule, requireNonNull(row.get(rule, Long.class))));
        faults.values().removeIf(count -> count == 0);
        return faults;
    }

    private static Money money(Readable row, String column) {
        return new Money(requireNonNull(row.get(column, Long.class)));
    }
}
