package dev.parlance.knowledge.document.queue;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.document.DocumentFacts;
import dev.parlance.knowledge.document.R2dbcDocumentRows;
import dev.parlance.knowledge.document.R2dbcRemoval;
import dev.parlance.knowledge.index.Passages;

/** {@link Interventions} in PostgreSQL, some documents in each transaction. */
@Repository
class R2dbcInterventions implements Interventions {

    private static final String RETRY = """
            UPDATE document SET state = 'pending', attempts = 0, claims = 0, reason_code = NULL, reason = NULL,
                queued_at = now(), due_at = now(), updated_at = now()
            WHERE id IN (SELECT id FROM document WHERE account = :account AND collection = :collection
                AND state = 'failed' AND reason_code IS DISTINCT FROM 'switched_off' %s ORDER BY id LIMIT :part FOR UPDATE) RETURNING\s"""
            + R2dbcDocumentRows.COLUMNS;

    private static final String CANCEL = """
            UPDATE document SET state = 'failed', reason_code = 'cancelled', reason = 'The indexing was cancelled.',
                indexer = NULL, stage = NULL, chunks = 0, updated_at = now()
            WHERE id IN (SELECT id FROM document WHERE account = :account AND collection = :collection
                AND state IN ('pending', 'processing') %s ORDER BY id LIMIT :part FOR UPDATE)
            RETURNING\s""" + R2dbcDocumentRows.COLUMNS;

    private static final String ONE = "AND id = :id";

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final DocumentFacts facts;

    private final Passages passages;

    R2dbcInterventions(DatabaseClient database, TransactionalOperator transaction, DocumentFacts facts,
            Passages passages) {
        this.database = database;
        this.transaction = transaction;
        this.facts = facts;
        this.passages = passages;
    }

    @Override
    public Mono<Void> retry(UUID account, UUID collection, UUID document) {
        return some(sql(RETRY, account, collection, document), facts::allAccepted).filter(count -> count > 0)
                .switchIfEmpty(refused(account, collection, document, "not_failed", "The document has not failed."))
                .then().as(StorageTimeout::guard);
    }

    @Override
    public Mono<Long> retryAll(UUID account, UUID collection) {
        return all(some(sql(RETRY, account, collection, null), facts::allAccepted));
    }

    @Override
    public Mono<Void> cancel(UUID account, UUID collection, UUID document) {
        return some(sql(CANCEL, account, collection, document), this::withdraw).filter(count -> count > 0)
                .switchIfEmpty(
                        refused(account, collection, document, "already_ended", "The indexing has ended already."))
                .then().as(StorageTimeout::guard);
    }

    @Override
    public Mono<Long> cancelAll(UUID account, UUID collection) {
        return all(some(sql(CANCEL, account, collection, null), this::withdraw));
    }

    private GenericExecuteSpec sql(String statement, UUID account, UUID collection, @Nullable UUID document) {
        var sql = database.sql(statement.formatted(document == null ? "" : ONE)).bind("account", account)
                .bind("collection", collection).bind("part", R2dbcRemoval.PART);
        return document == null ? sql : sql.bind("id", document);
    }

    private Mono<Long> some(GenericExecuteSpec sql, Function<List<Document>, Mono<Void>> consequence) {
        return sql.map(R2dbcDocumentRows::document).all().collectList()
                .flatMap(changed -> consequence.apply(changed).thenReturn((long) changed.size()))
                .as(transaction::transactional);
    }

    private static Mono<Long> all(Mono<Long> some) {
        return some.as(StorageTimeout::guard).repeat().takeUntil(count -> count == 0).reduce(0L, Long::sum);
    }

    /** While their rows are held, so that nobody queues and indexes them again before they have left the index. */
    private Mono<Void> withdraw(List<Document> cancelled) {
        if (cancelled.isEmpty()) {
            return Mono.empty();
        }
        List<String> ids = cancelled.stream().map(document -> document.id().toString()).toList();
        Mono<Void> chunks = database.sql("DELETE FROM chunk WHERE document = ANY(:ids)")
                .bind("ids", cancelled.stream().map(Document::id).toArray(UUID[]::new)).then();
        return chunks.then(facts.allEnded(cancelled))
                .then(passages.removeAll(Places.owner(cancelled.getFirst()), ids));
    }

    private Mono<Long> refused(UUID account, UUID collection, UUID document, String code, String text) {
        return database
                .sql("SELECT id FROM document WHERE account = :account AND collection = :collection AND id = :id")
                .bind("account", account).bind("collection", collection).bind("id", document).mapValue(UUID.class).one()
                .switchIfEmpty(Mono.error(() -> Failure.notFound("document")))
                .flatMap(found -> Mono.error(Failure.conflict(code, text)));
    }
}
