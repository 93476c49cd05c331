package dev.parlance.knowledge.document;

import java.util.UUID;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.storage.StorageTimeout;

/** Documents in PostgreSQL, content included: one transaction, one backup, the same for one machine and a fleet. */
@Repository
class R2dbcDocuments implements Documents {

    /** The support API knows of one collection only. */
    private static final String AMONG = " FROM document WHERE account = :account "
            + "AND collection IN (SELECT id FROM collection WHERE account = :account AND is_default) ";

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final DocumentFacts facts;

    private final R2dbcRemoval removal;

    R2dbcDocuments(DatabaseClient database, TransactionalOperator transaction, DocumentFacts facts,
            R2dbcRemoval removal) {
        this.removal = removal;
        this.database = database;
        this.transaction = transaction;
        this.facts = facts;
    }

    @Override
    public Mono<Document> accept(NewDocument document, Flux<byte[]> content) {
        return StorageTimeout.guardAround(content, watched -> transaction.transactional(stored(document, watched)))
                .onErrorMap(DataIntegrityViolationException.class, gone -> Failure.unavailable("collection"));
    }

    private Mono<Document> stored(NewDocument document, Flux<byte[]> content) {
        UUID id = Ids.next();
        return insert(id, document)
                .then(Mono.defer(() -> store(id, content)))
                .flatMap(bytes -> measured(id, bytes))
                .flatMap(stored -> facts.accepted(stored).thenReturn(stored));
    }

    @Override
    public Mono<Document> get(UUID account, UUID id) {
        return database
                .sql("SELECT " + R2dbcDocumentRows.COLUMNS + AMONG + "AND id = :id")
                .bind("account", account).bind("id", id).map(R2dbcDocumentRows::document).one()
                .switchIfEmpty(Mono.error(() -> Failure.notFound("document")))
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<Page> list(UUID account, int limit, int offset) {
        var documents = database.sql("SELECT " + R2dbcDocumentRows.COLUMNS + AMONG
                + "ORDER BY created_at DESC, id DESC LIMIT :limit OFFSET :offset")
                .bind("account", account).bind("limit", limit).bind("offset", offset)
                .map(R2dbcDocumentRows::document).all().collectList();
        var total = database.sql("SELECT count(*)" + AMONG)
                .bind("account", account).mapValue(Long.class).one();
        return Mono.zip(documents, total, Page::new).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Document> delete(UUID account, UUID id) {
        Mono<Document> deleted = database.sql("DELETE" + AMONG + "AND id = :id RETURNING "
                + R2dbcDocumentRows.COLUMNS)
                .bind("account", account).bind("id", id).map(R2dbcDocumentRows::document).one()
                .switchIfEmpty(Mono.error(() -> Failure.notFound("document")))
                .flatMap(document -> removal.some(Flux.just(document)).thenReturn(document));
        return transaction.transactional(deleted).as(StorageTimeout::guard);
    }

    private Mono<Void> insert(UUID id, NewDocument document) {
        return database.sql("""
                INSERT INTO document (id, account, collection, name, origin, bytes, state, preview, characters, words)
                VALUES (:id, :account, :collection, :name, :origin, 0, 'pending', :preview, :characters, :words)""")
                .bind("id", id).bind("account", document.account()).bind("collection", document.collection())
                .bind("name", document.name()).bind("origin", document.origin().word())
                .bind("preview", document.wording().preview()).bind("characters", document.wording().characters())
                .bind("words", document.wording().words())
                .then();
    }

    private Mono<Long> store(UUID id, Flux<byte[]> content) {
        return content.index()
                .concatMap(piece -> storePiece(id, piece.getT1().intValue(), piece.getT2()), 1)
                .reduce(0L, Long::sum)
                .filter(bytes -> bytes > 0)
                .switchIfEmpty(Mono.error(() -> Failure.badRequest("empty_file", "The file is empty.")));
    }

    private Mono<Long> storePiece(UUID id, int number, byte[] data) {
        return database.sql("INSERT INTO document_content (document, piece, data) VALUES (:id, :piece, :data)")
                .bind("id", id).bind("piece", number).bind("data", data).then().thenReturn((long) data.length)
                .as(StorageTimeout::guard);
    }

    private Mono<Document> measured(UUID id, long bytes) {
        return database.sql("UPDATE document SET bytes = :bytes WHERE id = :id RETURNING " + R2dbcDocumentRows.COLUMNS)
                .bind("bytes", bytes).bind("id", id).map(R2dbcDocumentRows::document).one();
    }
}
