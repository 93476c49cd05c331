package dev.parlance.inference.conversation.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.event.Event;
import dev.parlance.chassis.event.Outbox;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.inference.conversation.Conversations;
import dev.parlance.inference.conversation.Kind;
import dev.parlance.inference.conversation.Outcome;
import dev.parlance.inference.conversation.SessionId;
import dev.parlance.inference.conversation.Turn;
import dev.parlance.inference.conversation.Turn.Exchange;
import dev.parlance.inference.stream.Answer;

/** Each question is one row, written before it is answered and completed after, with the fact that it was. */
@Repository
final class R2dbcConversations implements Conversations {

    private final DatabaseClient database;

    private final Outbox outbox;

    private final JsonMapper json;

    private final Clock clock;

    R2dbcConversations(DatabaseClient database, Outbox outbox, JsonMapper json, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Mono<Turn> ask(Caller caller, Kind kind, @Nullable SessionId session, String question) {
        Mono<Turn> asked = session == null
                ? begun(caller, kind, question)
                : continued(caller, kind, session, question);
        return asked.as(StorageTimeout::guard);
    }

    @Override
    public Mono<List<Exchange>> before(UUID account, Kind kind, SessionId session) {
        return database.sql("SELECT id FROM session WHERE id = :session AND account = :account AND kind = :kind")
                .bind("session", session.value()).bind("account", account).bind("kind", kind.word())
                .fetch().one().switchIfEmpty(Mono.error(() -> unknown(kind)))
                .then(Mono.defer(() -> before(account, session, Ids.next())))
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<Void> conclude(Turn turn, Answer answer, Outcome outcome) {
        return Mono.defer(() -> concluded(turn, answer, outcome, clock.instant()));
    }

    /** One statement, so that the fact is said exactly where the turn ends. */
    private Mono<Void> concluded(Turn turn, Answer answer, Outcome outcome, Instant now) {
        Event fact = outbox.event(TurnConcluded.TYPE, turn.session().text(), turn.account(),
                TurnConcluded.of(turn, answer, outcome, now));
        return database.sql("""
                WITH ended AS (
                    UPDATE turn SET answer = :answer, state = :state, sources = CAST(:sources AS jsonb), model = :model,
                           prompt_tokens = :prompt, completion_tokens = :completion, ended_at = :now
                    WHERE id = :id AND account = :account AND state = 'open' RETURNING session),
                latest AS (
                    UPDATE session SET model = :model, last_at = greatest(last_at, :now) FROM ended
                    WHERE session.id = ended.session AND session.account = :account RETURNING session.id)
                INSERT INTO outbox (id, topic, type, subject, account, time, data)
                SELECT :event, :topic, :type, :subject, :account, :time, :data FROM ended""")
                .bind("answer", storable(answer.text())).bind("state", outcome.name().toLowerCase(Locale.ROOT))
                .bind("sources", json.writeValueAsString(answer.sources())).bind("model", answer.model())
                .bind("prompt", answer.usage().prompt()).bind("completion", answer.usage().completion())
                .bind("now", now).bind("id", turn.id()).bind("account", turn.account())
                .bind("event", fact.id()).bind("topic", TurnConcluded.TOPIC.name()).bind("type", fact.type())
                .bind("subject", fact.subject()).bind("time", fact.time()).bind("data", fact.data())
                .then().doOnSuccess(done -> outbox.written());
    }

    private Mono<Turn> begun(Caller caller, Kind kind, String question) {
        Turn turn = new Turn(Ids.next(), SessionId.next(), caller.account(), caller.key(), question, List.of(), true);
        return said(database.sql("""
                WITH begun AS (
                    INSERT INTO session (id, account, kind, key, plan, created_at, last_at)
                    VALUES (:session, :account, :kind, :key, :plan, :now, :now))
                INSERT INTO turn (id, session, account, question, state, asked_at)
                VALUES (:id, :session, :account, :question, 'open', :now)"""), turn, caller, kind)
                .bind("key", Rows.maybe(caller.key(), UUID.class))
                .fetch().rowsUpdated().thenReturn(turn);
    }

    private Mono<Turn> continued(Caller caller, Kind kind, SessionId session, String question) {
        Turn turn = new Turn(Ids.next(), session, caller.account(), caller.key(), question, List.of(), true);
        return said(database.sql("""
                WITH owned AS (
                    UPDATE session SET last_at = :now, plan = :plan
                    WHERE id = :session AND account = :account AND kind = :kind RETURNING id)
                INSERT INTO turn (id, session, account, question, state, asked_at)
                SELECT :id, owned.id, :account, :question, 'open', :now FROM owned"""), turn, caller, kind)
                .fetch().rowsUpdated().filter(rows -> rows > 0)
                .switchIfEmpty(Mono.error(() -> unknown(kind)))
                .then(Mono.defer(() -> before(caller.account(), session, turn.id())))
                .map(before -> new Turn(turn.id(), session, turn.account(), turn.key(), question, before, true));
    }

    private GenericExecuteSpec said(GenericExecuteSpec sql, Turn turn, Caller caller, Kind kind) {
        return sql.bind("id", turn.id()).bind("session", turn.session().value()).bind("account", turn.account())
                .bind("kind", kind.word()).bind("plan", caller.plan()).bind("question", storable(turn.question()))
                .bind("now", clock.instant());
    }

    private Mono<List<Exchange>> before(UUID account, SessionId session, UUID turn) {
        return database.sql("""
                SELECT question, answer FROM turn
                WHERE session = :session AND account = :account AND id < :turn
                ORDER BY id DESC LIMIT %d""".formatted(Turn.REACH))
                .bind("session", session.value()).bind("account", account).bind("turn", turn)
                .map(row -> new Exchange(Rows.text(row, "question"), Rows.text(row, "answer")))
                .all().collectList().map(List::reversed);
    }

    private static Failure unknown(Kind kind) {
        return Failure.notFound(kind == Kind.CHAT ? "session" : "conversation");
    }

    /** PostgreSQL keeps every character but this one. */
    private static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }
}
