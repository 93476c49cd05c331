package dev.parlance.knowledge.source.errand;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.identity.Ids;
import dev.parlance.knowledge.document.R2dbcDocumentRows;
import dev.parlance.knowledge.source.SourceSettings;

/**
 * {@link Errands} in PostgreSQL: the sources that wait and the crawls that run are the queue. Errands are handed out one after
 * the other over all instances, so that none is taken twice and no server is asked by two at once.
 */
@Repository
class R2dbcErrands implements Errands {

    /** Any number that nothing else in this schema uses. */
    private static final long TURN = 0x736f7572636573L;

    private static final Duration KEPT = Duration.ofDays(30);

    private static final String NEXT = """
            WITH due AS (
                SELECT id, account, host, due_at, false AS crawls FROM source
                WHERE arrival = 'waiting' AND due_at <= :now AND (leased_until IS NULL OR leased_until <= :now)
                UNION ALL
                SELECT id, account, host, due_at, true FROM crawl
                WHERE state = 'running' AND due_at <= :now AND (leased_until IS NULL OR leased_until <= :now)),
            busy AS (
                SELECT account, count(*) AS errands FROM (
                    SELECT account FROM source WHERE arrival = 'waiting' AND leased_until > :now
                    UNION ALL SELECT account FROM crawl WHERE state = 'running' AND leased_until > :now) taken
                GROUP BY account)
            SELECT d.id, d.host, d.crawls FROM due d
            LEFT JOIN busy b ON b.account = d.account LEFT JOIN source_host h ON h.host = d.host
            WHERE coalesce(b.errands, 0) < :most AND (h.free_at IS NULL OR h.free_at <= :now)
            ORDER BY d.due_at LIMIT 1""";

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final SourceSettings settings;

    private final Clock clock;

    R2dbcErrands(DatabaseClient database, TransactionalOperator transaction, SourceSettings settings, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Mono<Errand> take() {
        Mono<Void> turn = database.sql("SELECT pg_advisory_xact_lock(:turn)").bind("turn", TURN).then();
        return turn.then(Mono.defer(() -> take(clock.instant()))).as(transaction::transactional);
    }

    private Mono<Errand> take(Instant now) {
        return database.sql(NEXT).bind("now", now).bind("most", settings.perAccount()).map(R2dbcErrands::next).one()
                .flatMap(next -> occupied(next.host(), now).then(next.crawls() ? walk(next, now) : visit(next, now)));
    }

    private record Next(UUID id, String host, boolean crawls) {}

    private static Next next(Readable row) {
        return new Next(id(row, "id"), text(row, "host"), R2dbcDocumentRows.get(row, "crawls", Boolean.class));
    }

    private Mono<Void> occupied(String host, Instant now) {
        return database.sql("""
                INSERT INTO source_host (host, free_at) VALUES (:host, :until)
                ON CONFLICT (host) DO UPDATE SET free_at = excluded.free_at""")
                .bind("host", host).bind("until", now.plus(settings.lease())).then();
    }

    private Mono<Errand> visit(Next next, Instant now) {
        return taken("source", "id, account, host, lease, attempts, address, name", next, now)
                .map(row -> (Errand) new Errand.Visit(id(row, "id"), id(row, "account"), text(row, "host"),
                        id(row, "lease"), attempts(row), URI.create(text(row, "address")),
                        row.get("name", String.class)))
                .one();
    }

    private Mono<Errand> walk(Next next, Instant now) {
        return taken("crawl", "id, account, host, lease, attempts, origin, most_pages, robots", next, now)
                .map(row -> (Errand) new Errand.Walk(id(row, "id"), id(row, "account"), text(row, "host"),
                        id(row, "lease"), attempts(row), text(row, "origin"),
                        R2dbcDocumentRows.get(row, "most_pages", Integer.class), row.get("robots", String.class)))
                .one();
    }

    private DatabaseClient.GenericExecuteSpec taken(String table, String columns, Next next, Instant now) {
        return database.sql("UPDATE " + table + """
                 SET attempts = attempts + 1, lease = :lease, leased_until = :until
                WHERE id = :id RETURNING\s""" + columns)
                .bind("lease", Ids.next()).bind("until", now.plus(settings.lease())).bind("id", next.id());
    }

    @Override
    public Mono<Void> free(String host, Duration pause) {
        return database.sql("UPDATE source_host SET free_at = :free WHERE host = :host").bind("host", host)
                .bind("free", clock.instant().plus(pause)).then();
    }

    @Override
    public Mono<Void> postpone(Errand errand, String trouble, Duration wait) {
        return database.sql("UPDATE " + table(errand) + """
                 SET due_at = :due, last_error = :trouble, lease = NULL, leased_until = NULL
                WHERE id = :id AND lease = :lease""")
                .bind("due", clock.instant().plus(wait)).bind("trouble", trouble).bind("id", errand.id())
                .bind("lease", errand.lease()).then();
    }

    @Override
    public Mono<Void> fail(Errand errand, String reason) {
        String end = errand instanceof Errand.Visit ? "arrival = 'failed'" : "state = 'failed', ended_at = :now";
        var statement = database.sql("UPDATE " + table(errand) + " SET " + end + """
                , last_error = :reason, lease = NULL, leased_until = NULL WHERE id = :id AND lease = :lease""")
                .bind("reason", reason).bind("id", errand.id()).bind("lease", errand.lease());
        return (errand instanceof Errand.Visit ? statement : statement.bind("now", clock.instant())).then();
    }

    @Override
    public Mono<Void> tidy() {
        Instant now = clock.instant();
        Mono<Void> hosts = database.sql("DELETE FROM source_host WHERE free_at < :before")
                .bind("before", now.minus(Duration.ofDays(1))).then();
        Mono<Void> crawls = database.sql("DELETE FROM crawl WHERE ended_at < :before").bind("before", now.minus(KEPT))
                .then();
        return hosts.then(crawls);
    }

    private static String table(Errand errand) {
        return errand instanceof Errand.Visit ? "source" : "crawl";
    }

    private static UUID id(Readable row, String column) {
        return R2dbcDocumentRows.get(row, column, UUID.class);
    }

    private static String text(Readable row, String column) {
        return R2dbcDocumentRows.get(row, column, String.class);
    }

    private static int attempts(Readable row) {
        return R2dbcDocumentRows.get(row, "attempts", Integer.class);
    }
}
