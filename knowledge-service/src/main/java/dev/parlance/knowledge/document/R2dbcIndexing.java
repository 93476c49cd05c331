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
import dev.parlance.knowledge.document.Document.Origin;
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
    public Mono<Void> succeed(Document document, int chunks, Wording wording, Event cause, Mono<Void> index) {
        Mono<Void> marked = database.sql("""
                UPDATE document SET state = 'ready', chunks = :chunks, reason_code = NULL, reason = NULL,
                preview = :preview, characters = :characters, words = :words, indexed_at = now(), updated_at = now()
                WHERE id = :id""")
                .bind("chunks", chunks).bind("id", document.id()).bind("preview", wording.preview())
                .bind("characters", wording.characters()).bind("words", wording.words()).then();
        return finish(document, cause,
                index.then(marked).then(read(document, wording)).then(facts.indexed(document, chunks)));
    }

    @Override
    public Mono<Void> fail(Document document, Reason reason, Event cause, Mono<Void> index) {
        Mono<Void> marked = database.sql("""
                UPDATE document SET state = 'failed', chunks = 0, reason_code = :code, reason = :reason,
                updated_at = now() WHERE id = :id""")
                .bind("code", reason.code()).bind("reason", reason.text()).bind("id", document.id()).then();
        return finish(document, cause, index.then(marked).then(facts.failed(document, reason)));
    }

    @Override
    public Mono<Long> requeue(Duration untouched) {
        Mono<Long> requeued = database.sql("""
                UPDATE document SET state = 'pending', updated_at = now() WHERE id IN (
                    SELECT id FROM document WHERE state IN ('pending', 'processing')
                    AND updated_at < now() - make_interval(secs => :seconds) LIMIT 100 FOR UPDATE SKIP LOCKED)
                RETURNING\s""" + R2dbcDocumentRows.COLUMNS)
                .bind("seconds", (double) untouched.toSeconds()).map(R2dbcDocumentRows::document).all()
                .collectList().flatMap(stuck -> facts.allAccepted(stuck).thenReturn((long) stuck.size()));
        return transaction.transactional(requeued);
    }

    /** Kept of files alone: a text is its own reading. */
    private Mono<Void> read(Document document, Wording wording) {
        if (document.origin() != Origin.FILE) {
            return Mono.empty();
        }
        return database.sql("""
                INSERT INTO document_reading (document, contents) VALUES (:id, :contents)
                ON CONFLICT (document) DO UPDATE SET contents = excluded.contents""")
                .bind("id", document.id()).bind("contents", wording.text()).then();
    }

    /**
     * The end of a document, its passages and the fact that tells it stand or fall together. The row is held meanwhile:
     * of two indexers at the same document the second finds that nothing is left to do.
     */
    private Mono<Void> finish(Document document, Event cause, Mono<Void> end) {
        return inbox.once(CONSUMER, cause, held(document).flatMap(id -> end));
    }

    private Mono<UUID> held(Document document) {
        return database.sql("""
                SELECT id FROM document WHERE id = :id AND revision = :revision AND state = 'processing'
                FOR NO KEY UPDATE""")
                .bind("id", document.id()).bind("revision", document.revision()).mapValue(UUID.class).one();
    }
}
