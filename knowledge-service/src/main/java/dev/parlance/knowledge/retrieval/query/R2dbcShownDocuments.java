package dev.parlance.knowledge.retrieval.query;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.knowledge.document.R2dbcDocumentRows;

import static dev.parlance.knowledge.document.R2dbcDocumentRows.get;

/** {@link ShownDocuments} in PostgreSQL. */
@Repository
class R2dbcShownDocuments implements ShownDocuments {

    /** Of one reference. */
    private static final int MOST_SHARING = 20;

    private static final int LONGEST = 20_000;

    private static final String SHARING = """
            SELECT k.collection, k.reference, d.id, left(%s, %d) AS contents
            FROM (SELECT DISTINCT * FROM unnest(CAST(:collections AS uuid[]), CAST(:references AS text[]))
                AS given (collection, reference)) AS k,
            LATERAL (SELECT * FROM document AS same WHERE same.account = :account AND same.collection = k.collection
                AND same.reference = k.reference ORDER BY same.id LIMIT %d) AS d"""
            .formatted(R2dbcDocumentRows.CONTENTS, LONGEST, MOST_SHARING);

    private final DatabaseClient database;

    R2dbcShownDocuments(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<Shown>> list(UUID account, Collection<UUID> documents) {
        return database.sql("""
                SELECT id, collection, name, reference, CAST(metadata AS text) AS metadata FROM document
                WHERE account = :account AND id = ANY (:ids)""")
                .bind("account", account).bind("ids", documents.toArray(UUID[]::new))
                .map(R2dbcShownDocuments::shown).all().collectList().as(StorageTimeout::guard);
    }

    @Override
    public Mono<List<Sharing>> sharing(UUID account, Collection<Shown> documents) {
        List<Shown> referring = documents.stream().filter(document -> document.reference() != null).toList();
        if (referring.isEmpty()) {
            return Mono.just(List.of());
        }
        return database.sql(SHARING).bind("account", account)
                .bind("collections", referring.stream().map(Shown::collection).toArray(UUID[]::new))
                .bind("references", referring.stream().map(Shown::reference).toArray(String[]::new))
                .map(R2dbcShownDocuments::sharing).all().collectList().as(StorageTimeout::guard);
    }

    private static Shown shown(Readable row) {
        return new Shown(get(row, "id", UUID.class), get(row, "collection", UUID.class),
                get(row, "name", String.class), row.get("reference", String.class),
                get(row, "metadata", String.class));
    }

    private static Sharing sharing(Readable row) {
        return new Sharing(get(row, "collection", UUID.class), get(row, "reference", String.class),
                get(row, "id", UUID.class), get(row, "contents", String.class));
    }
}
