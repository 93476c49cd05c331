package dev.parlance.chassis.event;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.r2dbc.core.DatabaseClient;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.telemetry.Trace;

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
        return Mono.deferContextual(context -> insert(topic, event(type, subject, account, data), trace(context)));
    }

    /** The same for many facts, in one statement; about one subject they are published in this order. */
    public Mono<Void> appendAll(Topic topic, List<Event> events) {
        return events.isEmpty()
                ? Mono.empty()
                : Mono.deferContextual(context -> insertAll(topic, events, trace(context)));
    }

    private static Parameter trace(ContextView context) {
        Trace trace = Trace.in(context);
        return trace == null ? Parameters.in(String.class) : Parameters.in(trace.written());
    }

    /**
     * A fact in its envelope, for {@link #appendAll}, or for a statement that writes its row itself, beside others: the columns of the table
     * {@code outbox} are the attributes of the envelope. Say {@link #written()} afterwards.
     */
    public Event event(String type, String subject, UUID account, Object data) {
        return new Event(Ids.next(), type, source, subject, account, clock.instant(), json.writeValueAsBytes(data));
    }

    /** Tells that facts were written without {@link #append}, so that they are soon published. */
    public void written() {
        hint.run();
    }

    private Mono<Void> insert(Topic topic, Event event, Parameter trace) {
        return database.sql("""
                INSERT INTO outbox (id, topic, type, subject, account, time, data, trace)
                VALUES (:id, :topic, :type, :subject, :account, :time, :data, :trace)""")
                .bind("id", event.id()).bind("topic", topic.name()).bind("type", event.type())
                .bind("subject", event.subject()).bind("account", event.account()).bind("time", event.time())
                .bind("data", event.data()).bind("trace", trace)
                .then().doOnSuccess(done -> hint.run());
    }

    private Mono<Void> insertAll(Topic topic, List<Event> events, Parameter trace) {
        return database
                .sql("""
                        INSERT INTO outbox (id, topic, type, subject, account, time, data, trace)
                        SELECT f.id, :topic, f.type, f.subject, f.account, CAST(f.time AS timestamptz), convert_to(f.data, 'UTF8'),
                            CAST(:trace AS text)
                        FROM unnest(CAST(:ids AS uuid[]), CAST(:types AS text[]), CAST(:subjects AS text[]),
                            CAST(:accounts AS uuid[]), CAST(:times AS text[]), CAST(:data AS text[])) WITH ORDINALITY
                            AS f (id, type, subject, account, time, data, place)
                        ORDER BY f.place""")
                .bind("topic", topic.name()).bind("trace", trace)
                .bind("ids", events.stream().map(Event::id).toArray(UUID[]::new))
                .bind("types", texts(events, Event::type)).bind("subjects", texts(events, Event::subject))
                .bind("accounts", events.stream().map(Event::account).toArray(UUID[]::new))
                .bind("times", texts(events, event -> event.time().toString()))
                .bind("data", texts(events, event -> new String(event.data(), StandardCharsets.UTF_8)))
                .then().doOnSuccess(done -> hint.run());
    }

    private static String[] texts(List<Event> events, Function<Event, String> part) {
        return events.stream().map(part).toArray(String[]::new);
    }
}
