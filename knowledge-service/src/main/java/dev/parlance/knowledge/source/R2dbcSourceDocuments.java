package dev.parlance.knowledge.source;

import java.util.List;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.identity.Ids;
import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.document.DocumentFacts;
import dev.parlance.knowledge.document.Knowledge;
import dev.parlance.knowledge.document.R2dbcDocumentRows;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Passages;
import dev.parlance.knowledge.source.fetch.Copy;

/**
 * The documents behind sources: all that sources do to documents is done here, within the transaction of the caller.
 *
 * <p>A document that is switched off is one that is not indexed and whose reason says so. Every indexer passes it over, and
 * one that is at work on it finds another revision when it comes to its end.
 */
@Repository
public class R2dbcSourceDocuments {

    /** The reason's code. */
    private static final String OFF = "switched_off";

    private static final String REASON = "Its source is switched off.";

    private final DatabaseClient database;

    private final Knowledge knowledge;

    private final DocumentFacts facts;

    private final Passages passages;

    R2dbcSourceDocuments(DatabaseClient database, Knowledge knowledge, DocumentFacts facts, Passages passages) {
        this.database = database;
        this.knowledge = knowledge;
        this.facts = facts;
        this.passages = passages;
    }

    Mono<UUID> addText(UUID account, String title, String text) {
        return knowledge.addText(account, title, text).map(Document::id);
    }

    Mono<UUID> addFile(UUID account, String filename, Flux<byte[]> content) {
        return knowledge.addFile(account, filename, content).map(Document::id);
    }

    /** A document of its own for what was fetched. */
    public Mono<UUID> addCopy(UUID account, Copy copy) {
        return knowledge.addCopy(account, copy.name(), copy.pieces()).map(Document::id);
    }

    /** Ends the source with it. Fails as not found. */
    Mono<Void> delete(UUID account, UUID document) {
        return knowledge.delete(account, document).then();
    }

    /** Whoever changes a source and its document begins with this, so that one of two waits for the other. */
    public Mono<Void> hold(UUID document) {
        return database.sql("SELECT id FROM document WHERE id = :id FOR NO KEY UPDATE").bind("id", document).then();
    }

    /** Gives it another content, and queues it. What was found of the old one is found until the new one is indexed. */
    public Mono<Void> renew(UUID document, Copy copy) {
        Mono<Document> renewed = database.sql("""
                UPDATE document SET name = :name, bytes = :bytes, state = 'pending', attempts = 0, claims = 0,
                    indexer = NULL, stage = NULL, reason_code = NULL, reason = NULL, revision = :revision,
                    queued_at = now(), due_at = now(), updated_at = now()
                WHERE id = :id RETURNING\s""" + R2dbcDocumentRows.COLUMNS)
                .bind("name", copy.name()).bind("bytes", copy.content().length).bind("revision", Ids.next())
                .bind("id", document).map(R2dbcDocumentRows::document).one();
        return renewed.flatMap(queued -> stored(document, copy.pieces()).then(facts.allAccepted(List.of(queued))));
    }

    /** Queues it to be indexed anew, unless it is queued already or switched off. */
    Mono<Void> repeat(UUID document) {
        return queued(document, "state IN ('ready', 'failed') AND reason_code IS DISTINCT FROM '" + OFF + "'");
    }

    /** Queues one whose indexing has failed, and no other. */
    public Mono<Void> repeatFailed(UUID document) {
        return queued(document, "state = 'failed' AND reason_code IS DISTINCT FROM '" + OFF + "'");
    }

    /** Takes back {@link #switchOff}. */
    Mono<Void> switchOn(UUID document) {
        return queued(document, "state = 'failed' AND reason_code = '" + OFF + "'");
    }

    /**
     * Whoever indexes it comes too late from now on. Its passages are to be {@linkplain #clear cleared}; its chunks stay, so
     * that nothing has to be embedded when it is switched on again.
     */
    public Mono<Void> switchOff(UUID document) {
        return database.sql("""
                UPDATE document SET state = 'failed', chunks = 0, reason_code = :code, reason = :reason,
                    indexer = NULL, stage = NULL, revision = :revision, updated_at = now()
                WHERE id = :id AND reason_code IS DISTINCT FROM :code""")
                .bind("code", OFF).bind("reason", REASON).bind("revision", Ids.next()).bind("id", document).then();
    }

    /** Takes the passages of one that is switched off out of the index; it cannot be switched on meanwhile. */
    Mono<Void> clear(UUID document) {
        return database.sql("SELECT " + R2dbcDocumentRows.COLUMNS
                + " FROM document WHERE id = :id AND state = 'failed' AND reason_code = :code FOR NO KEY UPDATE")
                .bind("id", document).bind("code", OFF).map(R2dbcDocumentRows::document).one()
                .flatMap(off -> passages.remove(
                        new Owner(off.account().toString(), off.collection().toString()), document.toString()));
    }

    private Mono<Void> queued(UUID document, String condition) {
        return database.sql("""
                UPDATE document SET state = 'pending', attempts = 0, claims = 0, reason_code = NULL, reason = NULL,
                    queued_at = now(), due_at = now(), updated_at = now()
                WHERE id = :id AND\s""" + condition + " RETURNING " + R2dbcDocumentRows.COLUMNS)
                .bind("id", document).map(R2dbcDocumentRows::document).one()
                .flatMap(queued -> facts.allAccepted(List.of(queued)));
    }

    private Mono<Void> stored(UUID document, Flux<byte[]> pieces) {
        Mono<Void> gone = database.sql("DELETE FROM document_content WHERE document = :id").bind("id", document).then();
        return gone.thenMany(pieces.index()
                .concatMap(piece -> stored(document, piece.getT1().intValue(), piece.getT2()), 1)).then();
    }

    private Mono<Void> stored(UUID document, int number, byte[] data) {
        return database.sql("INSERT INTO document_content (document, piece, data) VALUES (:id, :piece, :data)")
                .bind("id", document).bind("piece", number).bind("data", data).then();
    }
}
