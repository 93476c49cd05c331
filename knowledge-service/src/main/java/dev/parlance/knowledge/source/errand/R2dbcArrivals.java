package dev.parlance.knowledge.source.errand;

import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.identity.Ids;
import dev.parlance.knowledge.document.R2dbcDocumentRows;
import dev.parlance.knowledge.source.R2dbcSourceDocuments;
import dev.parlance.knowledge.source.SourceFacts;
import dev.parlance.knowledge.source.SourceFacts.Added;
import dev.parlance.knowledge.source.SourceId;
import dev.parlance.knowledge.source.fetch.Copy;

/**
 * {@link Arrivals} in PostgreSQL. A document is always changed before its source is, as it is where it is deleted, so that
 * nobody waits for each other.
 */
@Repository
class R2dbcArrivals implements Arrivals {

    private static final String KNOWN = """
            SELECT s.id, s.document, s.fingerprint, d.name AS document_name
            FROM source s LEFT JOIN document d ON d.id = s.document
            """;

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final R2dbcSourceDocuments documents;

    private final SourceFacts facts;

    private final Clock clock;

    R2dbcArrivals(DatabaseClient database, TransactionalOperator transaction, R2dbcSourceDocuments documents,
            SourceFacts facts, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.documents = documents;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public Mono<Void> arrive(Errand.Visit visit, Copy copy) {
        Mono<Void> arrived = database
                .sql(KNOWN + "WHERE s.id = :id AND s.lease = :lease")
                .bind("id", visit.id()).bind("lease", visit.lease()).map(R2dbcArrivals::known).one()
                .switchIfEmpty(Mono.error(LeaseLost::new))
                .flatMap(known -> document(visit.account(), known, copy))
                .flatMap(document -> ended(visit, document, copy));
        return arrived.as(transaction::transactional);
    }

    @Override
    public Mono<Void> arrive(Errand.Walk walk, URI address, Copy copy) {
        return database
                .sql(KNOWN + "WHERE s.account = :account AND s.address = :address AND s.kind = 'url'")
                .bind("account", walk.account()).bind("address", address.toString()).map(R2dbcArrivals::known).one()
                .flatMap(known -> document(walk.account(), known, copy)
                        .flatMap(document -> taken(walk, known.source(), document, copy)).thenReturn(true))
                .switchIfEmpty(Mono.defer(() -> added(walk, address, copy).thenReturn(true))).then();
    }

    /** @param name of the document */
    private record Known(UUID source, @Nullable UUID document, byte @Nullable [] fingerprint, @Nullable String name) {

        boolean says(Copy copy) {
            return fingerprint != null && Arrays.equals(fingerprint, copy.fingerprint()) && copy.name().equals(name);
        }
    }

    private static Known known(Readable row) {
        return new Known(R2dbcDocumentRows.get(row, "id", UUID.class), row.get("document", UUID.class),
                row.get("fingerprint", byte[].class), row.get("document_name", String.class));
    }

    /** The document that says what was fetched: a new one, or the old one with or without a new text. */
    private Mono<UUID> document(UUID account, Known known, Copy copy) {
        UUID document = known.document();
        if (document == null) {
            return documents.addCopy(account, copy);
        }
        return documents.hold(document)
                .then(known.says(copy) ? documents.repeatFailed(document) : documents.renew(document, copy))
                .thenReturn(document);
    }

    private Mono<Void> ended(Errand.Visit visit, UUID document, Copy copy) {
        return database.sql("""
                UPDATE source SET arrival = 'done', document = :document, fingerprint = :fingerprint, attempts = 0,
                    last_error = NULL, lease = NULL, leased_until = NULL, cleared = false
                WHERE id = :id AND lease = :lease RETURNING enabled""")
                .bind("document", document).bind("fingerprint", copy.fingerprint()).bind("id", visit.id())
                .bind("lease", visit.lease()).mapValue(Boolean.class).one()
                .switchIfEmpty(Mono.error(LeaseLost::new))
                .flatMap(enabled -> enabled ? Mono.empty() : documents.switchOff(document));
    }

    /** It may have come on its own before; whoever is on the way to it finds the same. */
    private Mono<Void> taken(Errand.Walk walk, UUID source, UUID document, Copy copy) {
        return database.sql("""
                UPDATE source SET arrival = 'done', document = :document, fingerprint = :fingerprint, attempts = 0,
                    last_error = NULL, lease = NULL, leased_until = NULL, cleared = false, crawl = :crawl
                WHERE id = :id RETURNING enabled""")
                .bind("document", document).bind("fingerprint", copy.fingerprint()).bind("crawl", walk.id())
                .bind("id", source).mapValue(Boolean.class).one()
                .switchIfEmpty(Mono.error(LeaseLost::new))
                .flatMap(enabled -> enabled ? Mono.empty() : documents.switchOff(document));
    }

    private Mono<Void> added(Errand.Walk walk, URI address, Copy copy) {
        SourceId id = new SourceId(Ids.next());
        return documents.addCopy(walk.account(), copy).flatMap(document -> inserted(walk, address, copy, id, document)
                .then(facts.added(walk.account(), id,
                        new Added(id.text(), "url", address.toString(), document, walk.id()))));
    }

    private Mono<Void> inserted(Errand.Walk walk, URI address, Copy copy, SourceId id, UUID document) {
        return database.sql("""
                INSERT INTO source (id, account, kind, address, host, document, crawl, arrival, fingerprint, due_at)
                VALUES (:id, :account, 'url', :address, :host, :document, :crawl, 'done', :fingerprint, :now)""")
                .bind("id", id.value()).bind("account", walk.account()).bind("address", address.toString())
                .bind("host", walk.host()).bind("document", document).bind("crawl", walk.id())
                .bind("fingerprint", copy.fingerprint()).bind("now", clock.instant()).then();
    }
}
