package dev.parlance.gateway.limits;

import org.springframework.r2dbc.core.DatabaseClient;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.storage.StorageTimeout;

/** Removes the counts of windows that ended long ago, and of strangers who have caught up. */
final class R2dbcOldCounts {

    private static final int AT_ONCE = 1_000;

    private final DatabaseClient database;

    R2dbcOldCounts(DatabaseClient database) {
        this.database = database;
    }

    /** Emits how many there were. */
    Mono<Long> remove() {
        return Flux.just("minute_counts WHERE begins < extract(epoch FROM now()) - 3600",
                "long_counts WHERE begins < extract(epoch FROM now()) - 172800",
                "paces WHERE due < extract(epoch FROM now()) * 1000000").concatMap(this::removeAll)
                .reduce(0L, Long::sum);
    }

    private Mono<Long> removeAll(String old) {
        return Mono.defer(() -> removeSome(old)).repeat().takeUntil(removed -> removed < AT_ONCE).reduce(0L, Long::sum);
    }

    /** Rows that are counted in right now are left alone. */
    private Mono<Long> removeSome(String old) {
        String table = old.substring(0, old.indexOf(' '));
        return database.sql("DELETE FROM " + table + " WHERE ctid = ANY(ARRAY(SELECT ctid FROM " + old + " LIMIT "
                + AT_ONCE + " FOR UPDATE SKIP LOCKED))").fetch().rowsUpdated().as(StorageTimeout::guard);
    }
}
