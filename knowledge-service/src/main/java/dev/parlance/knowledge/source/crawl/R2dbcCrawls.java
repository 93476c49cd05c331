package dev.parlance.knowledge.source.crawl;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.knowledge.document.R2dbcDocumentRows;
import dev.parlance.knowledge.source.SourceSettings;
import dev.parlance.knowledge.source.crawl.Crawl.Progress;
import dev.parlance.knowledge.source.crawl.Crawl.State;
import dev.parlance.knowledge.source.errand.Arrivals;
import dev.parlance.knowledge.source.errand.Errand;
import dev.parlance.knowledge.source.errand.LeaseLost;
import dev.parlance.knowledge.source.fetch.Addresses;
import dev.parlance.knowledge.source.fetch.Copy;

/** {@link Crawls} in PostgreSQL. Every step is one transaction that begins with the row of the crawl. */
@Repository
class R2dbcCrawls implements Crawls {

    private static final String LOOK = """
            SELECT c.id, c.seed, c.most_pages, c.state, c.last_error, c.created_at, c.ended_at, p.* FROM crawl c, LATERAL (
                SELECT count(*) AS found, count(*) FILTER (WHERE state = 'kept') AS fetched,
                    count(*) FILTER (WHERE state = 'failed') AS failed,
                    count(*) FILTER (WHERE state = 'skipped' AND reason = 'robots') AS disallowed,
                    count(*) FILTER (WHERE state = 'skipped' AND reason <> 'robots') AS skipped,
                    count(*) FILTER (WHERE state = 'waiting') AS waiting
                FROM crawl_page WHERE crawl = c.id) p
            WHERE c.account = :account AND c.id = :id""";

    /** Of one path only so many questions, and of all only so many addresses, however many a server makes up. */
    private static final String FIND = """
            INSERT INTO crawl_page (crawl, address, path, depth, state, reason)
            SELECT :crawl, f.address, f.path, :depth, CASE WHEN f.allowed THEN 'waiting' ELSE 'skipped' END,
                CASE WHEN f.allowed THEN NULL ELSE 'robots' END
            FROM (SELECT *, row_number() OVER (PARTITION BY path ORDER BY place) AS variant
                FROM unnest(CAST(:addresses AS text[]), CAST(:paths AS text[]), CAST(:allowed AS boolean[]))
                    WITH ORDINALITY AS g (address, path, allowed, place)
                WHERE NOT EXISTS (SELECT 1 FROM crawl_page p WHERE p.crawl = :crawl AND p.address = g.address)) f
            WHERE f.variant + (SELECT count(*) FROM crawl_page p WHERE p.crawl = :crawl AND p.path = f.path) <= :variants
            ORDER BY f.place
            LIMIT greatest(0, :remembered - (SELECT count(*) FROM crawl_page p WHERE p.crawl = :crawl))
            ON CONFLICT DO NOTHING""";

    /** A beginning may be moved this often. */
    private static final int MOST_MOVES = 5;

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final Arrivals arrivals;

    private final SourceSettings settings;

    private final Clock clock;

    R2dbcCrawls(DatabaseClient database, TransactionalOperator transaction, Arrivals arrivals, SourceSettings settings,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.arrivals = arrivals;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Mono<Crawl> begin(UUID account, URI seed, int mostPages) {
        UUID id = Ids.next();
        Mono<Void> begun = database.sql("""
                INSERT INTO crawl (id, account, seed, origin, host, most_pages, due_at)
                VALUES (:id, :account, :seed, :origin, :host, :most, :now)""")
                .bind("id", id).bind("account", account).bind("seed", seed.toString())
                .bind("origin", Addresses.origin(seed)).bind("host", seed.getRawAuthority()).bind("most", mostPages)
                .bind("now", clock.instant()).then();
        return begun.then(found(id, 0, mostPages, List.of(new Link(seed, true)))).as(transaction::transactional)
                .as(StorageTimeout::guard).then(Mono.defer(() -> get(account, id)));
    }

    @Override
    public Mono<Crawl> get(UUID account, UUID id) {
        return database.sql(LOOK).bind("account", account).bind("id", id).map(R2dbcCrawls::crawl).one()
                .switchIfEmpty(Mono.error(() -> Failure.notFound("crawl"))).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Void> delete(UUID account, UUID id) {
        return database.sql("DELETE FROM crawl WHERE account = :account AND id = :id RETURNING id")
                .bind("account", account).bind("id", id).mapValue(UUID.class).one()
                .switchIfEmpty(Mono.error(() -> Failure.notFound("crawl"))).as(StorageTimeout::guard).then();
    }

    @Override
    public Mono<Page> next(Errand.Walk walk) {
        return database.sql("""
                SELECT address, depth FROM crawl_page WHERE crawl = :crawl AND state = 'waiting'
                    AND :most > (SELECT count(*) FROM crawl_page WHERE crawl = :crawl AND state = 'kept')
                ORDER BY depth, place LIMIT 1""")
                .bind("crawl", walk.id()).bind("most", walk.mostPages()).map(R2dbcCrawls::page).one();
    }

    @Override
    public Mono<Void> obey(Errand.Walk walk, String robots) {
        return database.sql("""
                UPDATE crawl SET robots = :robots, attempts = 0, lease = NULL, leased_until = NULL, due_at = :now
                WHERE id = :id AND lease = :lease""")
                .bind("robots", robots.replace("\0", "")).bind("now", clock.instant()).bind("id", walk.id())
                .bind("lease", walk.lease()).then();
    }

    @Override
    public Mono<Boolean> isBeginning(Errand.Walk walk) {
        return database.sql("""
                SELECT count(*) <= :most AND count(*) FILTER (WHERE reason IS DISTINCT FROM 'redirect') = 1
                FROM crawl_page WHERE crawl = :crawl""")
                .bind("most", MOST_MOVES).bind("crawl", walk.id()).mapValue(Boolean.class).one();
    }

    @Override
    public Mono<Void> move(Errand.Walk walk, Page from, URI to) {
        Mono<Void> moved = database.sql("""
                UPDATE crawl SET origin = :origin, host = :host, robots = NULL WHERE id = :id""")
                .bind("origin", Addresses.origin(to)).bind("host", to.getRawAuthority()).bind("id", walk.id()).then();
        return step(walk, moved.then(marked(walk, from.address(), "skipped", "redirect"))
                .then(found(walk.id(), from.depth(), walk.mostPages(), List.of(new Link(to, true)))));
    }

    @Override
    public Mono<Void> conclude(Errand.Walk walk, Page page, Outcome outcome) {
        int depth = outcome.deeper() ? page.depth() + 1 : page.depth();
        Mono<Void> links = depth > settings.crawl().depth()
                ? Mono.empty()
                : found(walk.id(), depth, walk.mostPages(), outcome.links());
        return step(walk, fate(walk, page, outcome).then(links));
    }

    @Override
    public Mono<Void> end(Errand.Walk walk) {
        return database.sql("""
                UPDATE crawl SET ended_at = :now, lease = NULL, leased_until = NULL,
                    state = CASE WHEN p.kept > 0 THEN 'done' ELSE 'failed' END,
                    last_error = CASE WHEN p.kept > 0 THEN NULL ELSE coalesce(p.reason, 'No page could be kept.') END
                FROM (SELECT count(*) FILTER (WHERE state = 'kept') AS kept,
                    min(reason) FILTER (WHERE state = 'failed') AS reason FROM crawl_page WHERE crawl = :id) p
                WHERE id = :id AND lease = :lease""")
                .bind("now", clock.instant()).bind("id", walk.id()).bind("lease", walk.lease()).then();
    }

    private Mono<Void> step(Errand.Walk walk, Mono<Void> effect) {
        return database.sql("""
                UPDATE crawl SET attempts = 0, last_error = NULL, lease = NULL, leased_until = NULL, due_at = :now
                WHERE id = :id AND lease = :lease RETURNING id""")
                .bind("now", clock.instant()).bind("id", walk.id()).bind("lease", walk.lease()).mapValue(UUID.class)
                .one().switchIfEmpty(Mono.error(LeaseLost::new)).flatMap(own -> effect)
                .as(transaction::transactional);
    }

    private Mono<Void> fate(Errand.Walk walk, Page page, Outcome outcome) {
        Copy copy = outcome.copy();
        if (copy == null) {
            return marked(walk, page.address(), word(outcome.fate()), outcome.reason());
        }
        return isKept(walk, outcome.address(), copy).flatMap(known -> known
                ? marked(walk, page.address(), "skipped", "duplicate")
                : kept(walk, page, outcome.address(), copy));
    }

    /** The address a page wants to be known by is done, too. */
    private Mono<Void> kept(Errand.Walk walk, Page page, URI address, Copy copy) {
        Mono<Void> arrived = arrivals.arrive(walk, address, copy);
        if (address.equals(page.address())) {
            return arrived.then(marked(walk, address, "kept", null));
        }
        return arrived.then(marked(walk, page.address(), "skipped", "canonical")).then(known(walk, page, address));
    }

    private Mono<Void> known(Errand.Walk walk, Page page, URI address) {
        return database.sql("""
                INSERT INTO crawl_page (crawl, address, path, depth, state)
                VALUES (:crawl, :address, :path, :depth, 'kept')
                ON CONFLICT (crawl, address) DO UPDATE SET state = 'kept', reason = NULL""")
                .bind("crawl", walk.id()).bind("address", address.toString()).bind("path", Addresses.path(address))
                .bind("depth", page.depth()).then();
    }

    /** Whether this address, or another one of the crawl that says the same, was kept already. */
    private Mono<Boolean> isKept(Errand.Walk walk, URI address, Copy copy) {
        return database.sql("""
                SELECT EXISTS (SELECT 1 FROM crawl_page p WHERE p.crawl = :crawl AND p.state = 'kept' AND (
                    p.address = :address OR EXISTS (SELECT 1 FROM source s WHERE s.account = :account
                        AND s.kind = 'url' AND s.address = p.address AND s.fingerprint = :fingerprint)))""")
                .bind("crawl", walk.id()).bind("address", address.toString()).bind("account", walk.account())
                .bind("fingerprint", copy.fingerprint()).mapValue(Boolean.class).one();
    }

    private Mono<Void> marked(Errand.Walk walk, URI address, String state,
            @Nullable String reason) {
        return database.sql("""
                UPDATE crawl_page SET state = :state, reason = :reason
                WHERE crawl = :crawl AND address = :address""")
                .bind("state", state).bind("crawl", walk.id()).bind("address", address.toString())
                .bind("reason", reason == null ? Parameters.in(String.class) : Parameters.in(reason)).then();
    }

    private Mono<Void> found(UUID crawl, int depth, int mostPages, List<Link> links) {
        if (links.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(FIND).bind("crawl", crawl).bind("depth", depth)
                .bind("variants", settings.crawl().variants())
                .bind("remembered", settings.crawl().remembered(mostPages))
                .bind("addresses", links.stream().map(link -> link.address().toString()).toArray(String[]::new))
                .bind("paths", links.stream().map(Link::path).toArray(String[]::new))
                .bind("allowed", links.stream().map(Link::allowed).toArray(Boolean[]::new)).then();
    }

    private static Page page(Readable row) {
        return new Page(URI.create(R2dbcDocumentRows.get(row, "address", String.class)),
                R2dbcDocumentRows.get(row, "depth", Integer.class));
    }

    private static Crawl crawl(Readable row) {
        return new Crawl(R2dbcDocumentRows.get(row, "id", UUID.class),
                R2dbcDocumentRows.get(row, "seed", String.class),
                R2dbcDocumentRows.get(row, "most_pages", Integer.class),
                State.valueOf(R2dbcDocumentRows.get(row, "state", String.class).toUpperCase(Locale.ROOT)),
                new Progress(count(row, "found"), count(row, "fetched"), count(row, "failed"),
                        count(row, "disallowed"), count(row, "skipped"), count(row, "waiting")),
                row.get("last_error", String.class), R2dbcDocumentRows.get(row, "created_at", Instant.class),
                row.get("ended_at", Instant.class));
    }

    private static long count(Readable row, String column) {
        return R2dbcDocumentRows.get(row, column, Long.class);
    }

    private static String word(Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT);
    }
}
