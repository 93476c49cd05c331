package dev.parlance.knowledge.collection;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.storage.StorageTimeout;

/** Collections in PostgreSQL. */
@Repository
class R2dbcCollections implements Collections {

    private static final String DEFAULT_NAME = "Knowledge";

    private final DatabaseClient database;

    R2dbcCollections(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<UUID> getDefault(UUID account) {
        return findDefault(account).switchIfEmpty(Mono.defer(() -> create(account))).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Collection> get(UUID account, UUID id) {
        return database.sql("""
                SELECT id, account, name, context, tags, created_at FROM collection
                WHERE id = :id AND account = :account""")
                .bind("id", id).bind("account", account).map(R2dbcCollections::collection).one()
                .switchIfEmpty(Mono.error(() -> Failure.notFound("collection"))).as(StorageTimeout::guard);
    }

    static Collection collection(Readable row) {
        return new Collection(Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("account", UUID.class)),
                Objects.requireNonNull(row.get("name", String.class)), row.get("context", String.class),
                row.get("tags", String.class), Objects.requireNonNull(row.get("created_at", Instant.class)));
    }

    private Mono<UUID> findDefault(UUID account) {
        return database.sql("SELECT id FROM collection WHERE account = :account AND is_default")
                .bind("account", account).mapValue(UUID.class).one();
    }

    /** Two requests may arrive first at once; the second finds what the first has made. */
    private Mono<UUID> create(UUID account) {
        return database.sql("""
                INSERT INTO collection (id, account, name, is_default) VALUES (:id, :account, :name, true)
                ON CONFLICT (account) WHERE is_default DO NOTHING""")
                .bind("id", Ids.next()).bind("account", account).bind("name", DEFAULT_NAME)
                .then().then(Mono.defer(() -> findDefault(account)));
    }
}
