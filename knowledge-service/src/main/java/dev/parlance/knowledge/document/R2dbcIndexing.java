package dev.parlance.knowledge.document;

import java.time.Duration;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.event.Event;
import dev.parlance.chassis.event.Inbox;
import dev.parlance.knowledge.document.Document.Reason;

/** The indexer's view of the document table. */
@Repository
class R2dbcIndexing implements Indexing {

    private static final String CONSUMER = "indexer";

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final Inbox inbox;

    private final DocumentFacts facts;

    R2dbcIndexing(DatabaseClient database, TransactionalOperator transaction, Inbox inbox, DocumentFacts facts) {
        this.database = database;
        this.transaction = transaction;
        this.inbox = inbox;
        this.facts = facts;
    }

    @Override
    public Mono<Document> begin(UUID document) {
        return database.sql("""
                UPDATE document SET state = 'processing', attempts = attempts + 1, updated_at = now()
                WHERE id = :id AND state IN ('pending', 'processing') RETURNING\s""" + R2dbcDocumentRows.COLUMNS)
                .bind("id", document).map(R2dbcDocumentRows::document).one();
    }

    @Override
    public Flux<byte[]> content(UUID document) {
        return database.sql("SELECT data FROM document_content WHERE document = :id ORDER BY piece")
                .bind("id", document).filter(statement -> statement.fetchSize(4)).mapValue(byte[].class).all();
    }

    @Override
    public Mono<Boolean> succeed(Document document, int chunks, Event cause) {
        Mono<Long> marked = database.sql("""
                UPDATE document SET state = 'ready', chunks = :chunks, reason_code = NULL, reason = NULL,
                updated_at = now() WHERE id = :id AND state = 'processing'""")
                .bind("chunks", chunks).bind("id", document.id()).fetch().rowsUpdated();
        return finish(document, cause, marked, facts.indexed(document, chunks));
    }

    @Override
    public Mono<Boolean> fail(Document document, Reason reason, Event cause) {
        Mono<Long> marked = database.sql("""
                UPDATE document SET state = 'failed', chunks = 0, reason_code = :code, reason = :reason,
                updated_at = now() WHERE id = :id AND state = 'processing'""")
                .bind("code", reason.code()).bind("reason", reason.text()).bind("id", document.id())
                .fetch().rowsUpdated();
        return finish(document, cause, marked, facts.failed(document, reason));
    }

    @Override
    public Mono<Long> requeue(Duration untouched) {
        Mono<Long> requeued = database.sql("""
                UPDATE document SET state = 'pending', updated_at = now() WHERE id IN (
                    SELECT id FROM document WHERE state IN ('pending', 'processing')
                    AND updated_at < now() - make_interval(secs => :seconds) LIMIT 100 FOR UPDATE SKIP LOCKED)
                RETURNING\s""" + R2dbcDocumentRows.COLUMNS)
                .bind("seconds", (double) untouched.toSeconds()).map(R2dbcDocumentRows::document).all()
                .concatMap(document -> facts.accepted(document).thenReturn(document)).count();
        return transaction.transactional(requeued);
    }

    /** The end of a document and the fact that tells it commit together with the memory of what caused them. */
    private Mono<Boolean> finish(Document document, Event cause, Mono<Long> marked, Mono<Void> fact) {
        Mono<Void> effect = marked.filter(rows -> rows > 0).flatMap(rows -> fact);
        return inbox.once(CONSUMER, cause, effect).then(exists(document.id()));
    }

    private Mono<Boolean> exists(UUID id) {
        return database.sql("SELECT EXISTS (SELECT 1 FROM document WHERE id = :id)").bind("id", id)
                .mapValue(Boolean.class).one();
    }
}
