package dev.parlance.knowledge.collection;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.storage.StorageTimeout;

/** {@link Shelves} in PostgreSQL: documents are counted when somebody looks, which is seldom beside their changes. */
@Repository
class R2dbcShelves implements Shelves {

    private static final int MOST_LISTED = 1_000;

    private static final int MOST_TAGS = 1_000;

    private static final String OVERVIEW = """
            SELECT c.id, c.account, c.name, c.context, c.tags, c.created_at, n.documents, n.indexed, n.queued, n.oldest,
                (SELECT CAST(coalesce(json_agg(m ORDER BY m.documents DESC), '[]') AS text) FROM (
                    SELECT d.model, (SELECT octet_length(k.vector) / 4 FROM chunk k
                            WHERE k.document = CAST(min(CAST(d.id AS text)) AS uuid) LIMIT 1) AS dimensions,
                        count(*) AS documents
                    FROM document d WHERE d.collection = c.id AND d.state = 'ready' GROUP BY d.model) m) AS embeddings,
                ARRAY(SELECT DISTINCT t.tag FROM document d, unnest(d.tags) AS t (tag)
                    WHERE d.collection = c.id AND d.tags <> '{}' ORDER BY t.tag LIMIT %d) AS document_tags
            FROM collection c, LATERAL (
                SELECT count(*) AS documents, count(*) FILTER (WHERE d.state = 'ready') AS indexed,
                    count(*) FILTER (WHERE d.state IN ('pending', 'processing')) AS queued,
                    min(d.queued_at) FILTER (WHERE d.state IN ('pending', 'processing')) AS oldest
                FROM document d WHERE d.collection = c.id) n
            WHERE c.account = :account""".formatted(MOST_TAGS);

    private final DatabaseClient database;

    R2dbcShelves(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<CollectionOverview>> list(UUID account) {
        return database.sql(OVERVIEW + " ORDER BY c.created_at, c.id LIMIT " + MOST_LISTED).bind("account", account)
                .map(R2dbcShelves::overview).all().collectList().as(StorageTimeout::guard);
    }

    @Override
    public Mono<CollectionOverview> look(UUID account, UUID id) {
        return database.sql(OVERVIEW + " AND c.id = :id").bind("account", account).bind("id", id)
                .map(R2dbcShelves::overview).one()
                .switchIfEmpty(Mono.error(() -> Failure.notFound("collection"))).as(StorageTimeout::guard);
    }

    @Override
    public Mono<UUID> open(UUID account, CollectionDraft draft) {
        return said(database.sql("""
                INSERT INTO collection (id, account, name, context, tags)
                VALUES (:id, :account, :name, :context, :tags) RETURNING id"""), account, Ids.next(), draft);
    }

    @Override
    public Mono<UUID> change(UUID account, UUID id, CollectionDraft draft) {
        return said(database.sql("""
                UPDATE collection SET name = :name, context = :context, tags = :tags, updated_at = now()
                WHERE id = :id AND account = :account RETURNING id"""), account, id, draft)
                .switchIfEmpty(Mono.error(() -> Failure.notFound("collection")));
    }

    private static Mono<UUID> said(GenericExecuteSpec sql, UUID account, UUID id, CollectionDraft draft) {
        return sql.bind("account", account).bind("id", id).bind("name", draft.name())
                .bind("context", orNull(draft.context())).bind("tags", orNull(draft.tags()))
                .mapValue(UUID.class).one().as(StorageTimeout::guard);
    }

    private static Parameter orNull(@Nullable String text) {
        return text == null ? Parameters.in(String.class) : Parameters.in(text);
    }

    private static CollectionOverview overview(Readable row) {
        return new CollectionOverview(R2dbcCollections.collection(row), count(row, "documents"), count(row, "indexed"),
                count(row, "queued"), row.get("oldest", Instant.class),
                Objects.requireNonNull(row.get("embeddings", String.class)),
                List.of(Objects.requireNonNull(row.get("document_tags", String[].class))));
    }

    private static long count(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }
}
