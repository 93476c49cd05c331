package dev.parlance.chassis.event;

import java.time.Clock;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.identity.Ids;

/** Where a service writes a fact in the same transaction as the state that made it true. */
public final class Outbox {

    private final DatabaseClient database;

    private final JsonMapper json;

    private final Clock clock;

    private final String source;

    private final Runnable hint;

    Outbox(DatabaseClient database, JsonMapper json, Clock clock, String source, Runnable hint) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.source = source;
        this.hint = hint;
    }

    /** Completes with the transaction it takes part in; published some milliseconds after that one commits. */
    public Mono<Void> append(Topic topic, String type, String subject, UUID account, Object data) {
        return Mono.fromSupplier(() -> event(type, subject, account, data)).flatMap(event -> insert(topic, event));
    }

    /**
     * A fact in its envelope, for a statement that writes its row itself, beside others: the columns of the table
     * {@code outbox} are the attributes of the envelope. Say {@link #written()} afterwards.
     */
    public Event event(String type, String subject, UUID account, Object data) {
        return new Event(Ids.next(), type, source, subject, account, clock.instant(), json.writeValueAsBytes(data));
    }

    /** Tells that facts were written without {@link #append}, so that they are soon published. */
    public void written() {
        hint.run();
    }

    private Mono<Void> insert(Topic topic, Event event) {
        return database.sql("""
                INSERT INTO outbox (id, topic, type, subject, account, time, data)
                VALUES (:id, :topic, :type, :subject, :account, :time, :data)""")
                .bind("id", event.id()).bind("topic", topic.name()).bind("type", event.type())
                .bind("subject", event.subject()).bind("account", event.account()).bind("time", event.time())
                .bind("data", event.data())
                .then().doOnSuccess(done -> hint.run());
    }
}
