package dev.parlance.chassis.event;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.publisher.Mono;

/** Makes sure that a fact, delivered any number of times, has its effect once. */
public final class Inbox {

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    Inbox(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * Runs the effect and remembers the fact in one transaction; does nothing where it is remembered already.
     *
     * @param consumer the consumer's name; each consumer of a service remembers for itself
     */
    public Mono<Void> once(String consumer, Event event, Mono<Void> effect) {
        Mono<Void> onFirst = remember(consumer, event).filter(inserted -> inserted > 0).flatMap(first -> effect);
        return transaction.transactional(onFirst);
    }

    private Mono<Long> remember(String consumer, Event event) {
        return database.sql("INSERT INTO inbox (consumer, event_id) VALUES (:consumer, :id) ON CONFLICT DO NOTHING")
                .bind("consumer", consumer).bind("id", event.id()).fetch().rowsUpdated();
    }
}
