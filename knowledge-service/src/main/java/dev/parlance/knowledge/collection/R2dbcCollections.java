package dev.parlance.knowledge.collection;

import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

import reactor.core.publisher.Mono;

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
