package dev.parlance.knowledge.document.browsing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.knowledge.collection.Collection;
import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.document.R2dbcDocumentRows;
import dev.parlance.knowledge.document.R2dbcRemoval;

/** {@link Browsing} in PostgreSQL. */
@Repository
class R2dbcBrowsing implements Browsing {

    private static final String COLUMNS = R2dbcDocumentRows.COLUMNS
            + ", reference, tags, CAST(metadata AS text) AS metadata, preview, indexed_at, characters, words";

    private static final UUID FIRST = new UUID(0, 0);

    /** Documents are read by the page; one holds no more text than this, except for a single long document. */
    private static final String PAGE = "SELECT " + COLUMNS + ", " + R2dbcDocumentRows.CONTENTS
            + """
                     AS contents FROM (
                        SELECT *, sum(greatest(bytes, characters)) OVER (ORDER BY id) AS until, row_number() OVER (ORDER BY id) AS place
                        FROM (SELECT * FROM document WHERE account = :account AND collection = :collection AND id > :after
                            ORDER BY id LIMIT 200) AS next) AS d
                    WHERE until <= 1048576 OR place = 1 ORDER BY id""";

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final R2dbcRemoval removal;

    R2dbcBrowsing(DatabaseClient database, TransactionalOperator transaction, R2dbcRemoval removal) {
        this.database = database;
        this.transaction = transaction;
        this.removal = removal;
    }

    /** One pass over the collection finds the page and counts the rest: reading every text is what costs. */
    @Override
    public Mono<Listed> list(Collection collection, Browse browse) {
        var conditions = new R2dbcConditions(browse);
        String among = " FROM document d WHERE d.account = :account AND d.collection = :collection" + conditions.sql();
        var documents = conditions.bind(database.sql("SELECT " + COLUMNS + ", count(*) OVER () AS matching" + among
                + " ORDER BY " + browse.order().columns() + " LIMIT :limit OFFSET :offset"))
                .bind("account", collection.account())
                .bind("collection", collection.id()).bind("limit", browse.limit()).bind("offset", browse.offset())
                .map(row -> new Counted(glimpse(row), R2dbcDocumentRows.get(row, "matching", Long.class)))
                .all().collectList();
        var total = conditions.bind(database.sql("SELECT count(*)" + among)).bind("account", collection.account())
                .bind("collection", collection.id())
                .mapValue(Long.class).one();
        return documents.flatMap(page -> listed(page, browse, total)).as(StorageTimeout::guard);
    }

    /** @param total for a page beyond the end, which has nothing to be counted with */
    private static Mono<Listed> listed(List<Counted> page, Browse browse, Mono<Long> total) {
        List<Glimpse> glimpses = page.stream().map(Counted::glimpse).toList();
        if (!page.isEmpty()) {
            return Mono.just(new Listed(glimpses, page.getFirst().total()));
        }
        return (browse.offset() == 0 ? Mono.just(0L) : total).map(count -> new Listed(glimpses, count));
    }

    @Override
    public Mono<Full> get(Collection collection, UUID document) {
        return database.sql("SELECT " + COLUMNS + ", " + R2dbcDocumentRows.CONTENTS
                + " AS contents FROM document d WHERE d.account = :account AND d.collection = :collection AND d.id = :id")
                .bind("account", collection.account()).bind("collection", collection.id()).bind("id", document)
                .map(R2dbcBrowsing::full).one()
                .switchIfEmpty(Mono.error(() -> Failure.notFound("document"))).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Void> delete(Collection collection, UUID document) {
        Flux<Document> deleted = database
                .sql("DELETE FROM document WHERE account = :account AND collection = :collection AND id = :id RETURNING "
                        + R2dbcDocumentRows.COLUMNS)
                .bind("account", collection.account()).bind("collection", collection.id()).bind("id", document)
                .map(R2dbcDocumentRows::document).all();
        return removal.some(deleted).as(transaction::transactional)
                .filter(count -> count > 0)
                .switchIfEmpty(Mono.error(() -> Failure.notFound("document")))
                .then().as(StorageTimeout::guard);
    }

    @Override
    public Flux<Full> all(Collection collection) {
        return page(collection, FIRST)
                .expand(page -> page.isEmpty() ? Mono.empty() : page(collection, last(page)))
                .concatMapIterable(Function.identity(), 1);
    }

    private Mono<List<Full>> page(Collection collection, UUID after) {
        return database.sql(PAGE).bind("account", collection.account()).bind("collection", collection.id())
                .bind("after", after).map(R2dbcBrowsing::full)
                .all().collectList().as(StorageTimeout::guard);
    }

    private static UUID last(List<Full> page) {
        return page.getLast().glimpse().document().id();
    }

    private static Full full(Readable row) {
        return new Full(glimpse(row), R2dbcDocumentRows.get(row, "contents", String.class));
    }

    private static Glimpse glimpse(Readable row) {
        return new Glimpse(R2dbcDocumentRows.document(row), row.get("reference", String.class),
                List.of(R2dbcDocumentRows.get(row, "tags", String[].class)),
                R2dbcDocumentRows.get(row, "metadata", String.class),
                R2dbcDocumentRows.get(row, "preview", String.class), row.get("indexed_at", Instant.class),
                R2dbcDocumentRows.get(row, "characters", Integer.class),
                R2dbcDocumentRows.get(row, "words", Integer.class));
    }

    private record Counted(Glimpse glimpse, long total) {}
}
