package dev.parlance.knowledge.source;

import java.net.URI;
import java.time.Clock;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.knowledge.source.Source.Kind;
import dev.parlance.knowledge.source.SourceFacts.Added;

/**
 * {@link Sources} in PostgreSQL. What changes a source together with its document changes the document first, as whoever
 * deletes it elsewhere does; where the source has got another one in the meantime, it is looked at again.
 */
@Repository
class R2dbcSources implements Sources {

    private static final int LOOKS = 3;

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final R2dbcSourceDocuments documents;

    private final SourceFacts facts;

    private final Clock clock;

    R2dbcSources(DatabaseClient database, TransactionalOperator transaction, R2dbcSourceDocuments documents,
            SourceFacts facts, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.documents = documents;
        this.facts = facts;
        this.clock = clock;
    }

    /** Whoever is on the way to it already comes too late: what he brings may be older than what is wanted now. */
    @Override
    public Mono<Source> addAddress(UUID account, @Nullable String name, URI address) {
        Mono<UUID> added = database.sql("""
                INSERT INTO source AS s (id, account, kind, name, address, host, arrival, due_at)
                VALUES (:id, :account, 'url', :name, :address, :host, 'waiting', :now)
                ON CONFLICT (account, address) WHERE kind = 'url' DO UPDATE SET
                    name = coalesce(excluded.name, s.name), arrival = 'waiting', attempts = 0, due_at = excluded.due_at,
                    last_error = NULL, lease = NULL, leased_until = NULL
                RETURNING id""")
                .bind("id", Ids.next()).bind("account", account).bind("name", R2dbcSourceRows.orNull(name))
                .bind("address", address.toString()).bind("host", address.getRawAuthority())
                .bind("now", clock.instant()).mapValue(UUID.class).one();
        return added.flatMap(id -> told(account, id, Kind.URL, address.toString(), null))
                .as(transaction::transactional).as(StorageTimeout::guard).flatMap(id -> get(account, id));
    }

    @Override
    public Mono<Source> addText(UUID account, String name, String text) {
        return documents.addText(account, name, text)
                .flatMap(document -> added(account, Kind.TEXT, name, name, document))
                .as(transaction::transactional).as(StorageTimeout::guard).flatMap(id -> get(account, id));
    }

    @Override
    public Mono<Source> addFile(UUID account, @Nullable String name, String filename, Flux<byte[]> content) {
        return StorageTimeout
                .guardAround(content, watched -> documents.addFile(account, filename, watched)
                        .flatMap(document -> added(account, Kind.FILE, name, filename, document))
                        .as(transaction::transactional))
                .flatMap(id -> get(account, id));
    }

    private Mono<UUID> added(UUID account, Kind kind, @Nullable String name, String address, UUID document) {
        UUID id = Ids.next();
        return database.sql("""
                INSERT INTO source (id, account, kind, name, address, document, arrival, due_at)
                VALUES (:id, :account, :kind, :name, :address, :document, 'done', :now)""")
                .bind("id", id).bind("account", account).bind("kind", kind.word())
                .bind("name", R2dbcSourceRows.orNull(name)).bind("address", address).bind("document", document)
                .bind("now", clock.instant()).then().then(told(account, id, kind, address, document));
    }

    private Mono<UUID> told(UUID account, UUID id, Kind kind, String address, @Nullable UUID document) {
        SourceId source = new SourceId(id);
        return facts.added(account, source, new Added(source.text(), kind.word(), address, document, null))
                .thenReturn(id);
    }

    @Override
    public Mono<Source> get(UUID account, UUID id) {
        return database.sql(R2dbcSourceRows.SELECT + "WHERE s.account = :account AND s.id = :id")
                .bind("account", account).bind("id", id).map(R2dbcSourceRows::source).one()
                .switchIfEmpty(Mono.error(() -> Failure.notFound("source"))).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Page> list(UUID account, int limit, int offset) {
        var sources = database
                .sql(R2dbcSourceRows.SELECT
                        + "WHERE s.account = :account ORDER BY s.created_at DESC, s.id DESC LIMIT :limit OFFSET :offset")
                .bind("account", account).bind("limit", limit).bind("offset", offset)
                .map(R2dbcSourceRows::source).all().collectList();
        var total = database.sql("SELECT count(*) FROM source WHERE account = :account").bind("account", account)
                .mapValue(Long.class).one();
        return Mono.zip(sources, total, Page::new).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Source> turn(UUID account, UUID id, boolean enabled) {
        return get(account, id).flatMap(seen -> turned(seen, enabled)).repeatWhenEmpty(LOOKS, again -> again)
                .as(StorageTimeout::guard).then(get(account, id));
    }

    private Mono<UUID> turned(Source seen, boolean enabled) {
        return switched(seen.document(), enabled)
                .then(changed(seen, enabled)).as(transaction::transactional);
    }

    private Mono<Void> switched(@Nullable UUID document, boolean enabled) {
        if (document == null) {
            return Mono.empty();
        }
        return documents.hold(document)
                .then(enabled ? documents.switchOn(document) : documents.switchOff(document));
    }

    /** Empty where it has got another document since it was seen. */
    private Mono<UUID> changed(Source seen, boolean enabled) {
        return database.sql("""
                UPDATE source SET enabled = :enabled, cleared = false
                WHERE account = :account AND id = :id AND document IS NOT DISTINCT FROM :document RETURNING id""")
                .bind("enabled", enabled).bind("account", seen.account()).bind("id", seen.id().value())
                .bind("document", R2dbcSourceRows.orNull(seen.document())).mapValue(UUID.class).one();
    }

    @Override
    public Mono<Source> reindex(UUID account, UUID id) {
        return get(account, id).flatMap(this::again).as(StorageTimeout::guard).then(get(account, id));
    }

    private Mono<Void> again(Source source) {
        if (!source.enabled()) {
            return Mono.error(Failure.conflict("source_disabled", "The source is switched off. Switch it on first."));
        }
        UUID document = source.document();
        if (source.kind() != Kind.URL && document != null) {
            return documents.repeat(document).as(transaction::transactional);
        }
        return database.sql("""
                UPDATE source SET arrival = 'waiting', attempts = 0, due_at = :now, last_error = NULL, lease = NULL,
                    leased_until = NULL
                WHERE account = :account AND id = :id""")
                .bind("now", clock.instant()).bind("account", source.account()).bind("id", source.id().value()).then();
    }

    @Override
    public Mono<Void> delete(UUID account, UUID id) {
        return get(account, id).flatMap(this::deleted).repeatWhenEmpty(LOOKS, again -> again)
                .as(StorageTimeout::guard).then();
    }

    /** With the document the source goes by itself. */
    private Mono<UUID> deleted(Source seen) {
        UUID document = seen.document();
        if (document != null) {
            return documents.delete(seen.account(), document).thenReturn(document);
        }
        return database.sql("""
                DELETE FROM source WHERE account = :account AND id = :id AND document IS NULL RETURNING id""")
                .bind("account", seen.account()).bind("id", seen.id().value()).mapValue(UUID.class).one();
    }
}
