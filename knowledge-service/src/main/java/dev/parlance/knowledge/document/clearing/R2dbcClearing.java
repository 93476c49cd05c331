package dev.parlance.knowledge.document.clearing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.knowledge.collection.Collection;
import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.document.DocumentFacts;
import dev.parlance.knowledge.document.R2dbcDocumentRows;
import dev.parlance.knowledge.document.R2dbcRemoval;

/** {@link Clearing} in PostgreSQL, a part of the documents in each transaction. */
@Repository
class R2dbcClearing implements Clearing {

    private static final UUID FIRST = new UUID(0, 0);

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final DocumentFacts facts;

    private final R2dbcRemoval removal;

    R2dbcClearing(DatabaseClient database, TransactionalOperator transaction, DocumentFacts facts,
            R2dbcRemoval removal) {
        this.database = database;
        this.transaction = transaction;
        this.facts = facts;
        this.removal = removal;
    }

    /** What comes in meanwhile stays; by the clock of the database, which all instances share. */
    @Override
    public Mono<Long> reset(Collection collection) {
        return database.sql("SELECT clock_timestamp()").mapValue(Instant.class).one().as(StorageTimeout::guard)
                .flatMap(now -> removal.all(deleted(collection, now)));
    }

    @Override
    public Mono<Long> reindex(Collection collection) {
        var last = new AtomicReference<>(FIRST);
        return Mono.defer(() -> requeued(collection, last.get())).doOnNext(part -> remember(last, part))
                .repeat().takeUntil(List::isEmpty).map(part -> (long) part.size()).reduce(0L, Long::sum);
    }

    /** Whoever adds a document meanwhile waits for the row of the collection, and then finds none. */
    @Override
    public Mono<Void> close(Collection collection) {
        Mono<Void> locked = database.sql("SELECT id FROM collection WHERE account = :account AND id = :id FOR UPDATE")
                .bind("account", collection.account()).bind("id", collection.id()).then();
        Flux<Document> rest = database
                .sql("DELETE FROM document WHERE account = :account AND collection = :id RETURNING "
                        + R2dbcDocumentRows.COLUMNS)
                .bind("account", collection.account()).bind("id", collection.id()).map(R2dbcDocumentRows::document)
                .all();
        Mono<Void> closed = database.sql("DELETE FROM collection WHERE account = :account AND id = :id")
                .bind("account", collection.account()).bind("id", collection.id()).then();
        Mono<Void> end = locked.then(removal.some(rest)).then(closed).as(transaction::transactional)
                .as(StorageTimeout::guard);
        return reset(collection).then(end);
    }

    private Flux<Document> deleted(Collection collection, Instant until) {
        return database.sql("""
                DELETE FROM document WHERE id IN (
                    SELECT id FROM document WHERE account = :account AND collection = :collection
                        AND created_at <= :until LIMIT :part)
                RETURNING\s""" + R2dbcDocumentRows.COLUMNS)
                .bind("account", collection.account()).bind("collection", collection.id()).bind("until", until)
                .bind("part", R2dbcRemoval.PART)
                .map(R2dbcDocumentRows::document).all();
    }

    private Mono<List<Document>> requeued(Collection collection, UUID after) {
        return database
                .sql("""
                        UPDATE document SET state = 'pending', attempts = 0, claims = 0, reason_code = NULL, reason = NULL,
                            queued_at = now(), due_at = now(), updated_at = now()
                        WHERE id IN (SELECT id FROM document WHERE account = :account AND collection = :collection AND id > :after
                            AND state IN ('ready', 'failed') AND reason_code IS DISTINCT FROM 'switched_off'
                            ORDER BY id LIMIT :part)
                        AND state IN ('ready', 'failed') RETURNING\s"""
                        + R2dbcDocumentRows.COLUMNS)
                .bind("account", collection.account()).bind("collection", collection.id()).bind("after", after)
                .bind("part", R2dbcRemoval.PART)
                .map(R2dbcDocumentRows::document).all().collectList()
                .flatMap(part -> facts.allAccepted(part).thenReturn(part)).as(transaction::transactional)
                .as(StorageTimeout::guard);
    }

    private static void remember(AtomicReference<UUID> last, List<Document> part) {
        part.stream().map(Document::id).max((one, other) -> one.toString().compareTo(other.toString()))
                .ifPresent(last::set);
    }
}
