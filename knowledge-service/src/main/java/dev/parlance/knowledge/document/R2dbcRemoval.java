package dev.parlance.knowledge.document;

import java.util.List;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.storage.StorageTimeout;

/** Deletes many documents in parts, each with its facts, so that no transaction is as long as a collection is large. */
@Component
public class R2dbcRemoval {

    /** How many documents a part should have. */
    public static final int PART = 500;

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final DocumentFacts facts;

    R2dbcRemoval(DatabaseClient database, TransactionalOperator transaction, DocumentFacts facts) {
        this.database = database;
        this.transaction = transaction;
        this.facts = facts;
    }

    /**
     * Deletes until nothing is left to delete. Broken off, it has deleted a part, and goes on from there the next time.
     *
     * @param part deletes some documents, at most {@value #PART}, and emits them
     * @return how many it were
     */
    public Mono<Long> all(Flux<Document> part) {
        return some(part).as(transaction::transactional).as(StorageTimeout::guard)
                .repeat().takeUntil(count -> count == 0).reduce(0L, Long::sum);
    }

    /** Deletes some, within the transaction of its caller; emits how many. */
    public Mono<Long> some(Flux<Document> part) {
        return part.collectList().flatMap(
                gone -> noted(gone).then(facts.allDeleted(gone)).thenReturn((long) gone.size()));
    }

    /** That they have to leave the index is written down with their end. */
    private Mono<Void> noted(List<Document> gone) {
        return database.sql("""
                INSERT INTO removal (document, account, collection)
                SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:accounts AS uuid[]), CAST(:collections AS uuid[]))
                ON CONFLICT DO NOTHING""")
                .bind("ids", gone.stream().map(Document::id).toArray(UUID[]::new))
                .bind("accounts", gone.stream().map(Document::account).toArray(UUID[]::new))
                .bind("collections", gone.stream().map(Document::collection).toArray(UUID[]::new)).then();
    }
}
