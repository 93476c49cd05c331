package dev.parlance.inference.conversation.store;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.inference.conversation.Conversations;
import dev.parlance.inference.conversation.Outcome;
import dev.parlance.inference.conversation.SessionId;
import dev.parlance.inference.conversation.Turn;
import dev.parlance.inference.conversation.Turn.Exchange;
import dev.parlance.inference.stream.Answer;

/** Each question is one row, written before it is answered and completed after. */
@Component
final class R2dbcConversations implements Conversations {

    /** How far back a follow-up question can reach. */
    private static final int TURNS_BEFORE = 6;

    private final DatabaseClient database;

    private final JsonMapper json;

    private final Clock clock;

    R2dbcConversations(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Mono<Turn> ask(UUID account, @Nullable SessionId session, String question) {
        Mono<Turn> asked = session == null ? begun(account, question) : continued(account, session, question);
        return asked.as(StorageTimeout::guard);
    }

    @Override
    public Mono<Void> conclude(Turn turn, Answer answer, Outcome outcome) {
        return database.sql("""
                UPDATE turn SET answer = :answer, state = :state, sources = CAST(:sources AS jsonb), model = :model,
                       prompt_tokens = :prompt, completion_tokens = :completion, ended_at = :now
                WHERE id = :id AND account = :account AND state = 'open'""")
                .bind("answer", storable(answer.text())).bind("state", outcome.name().toLowerCase(Locale.ROOT))
                .bind("sources", json.writeValueAsString(answer.sources())).bind("model", answer.model())
                .bind("prompt", answer.usage().prompt()).bind("completion", answer.usage().completion())
                .bind("now", clock.instant()).bind("id", turn.id()).bind("account", turn.account())
                .then();
    }

    private Mono<Turn> begun(UUID account, String question) {
        Turn turn = new Turn(Ids.next(), SessionId.next(), account, question, List.of());
        return database.sql("""
                WITH begun AS (
                    INSERT INTO session (id, account, created_at, last_at) VALUES (:session, :account, :now, :now))
                INSERT INTO turn (id, session, account, question, state, asked_at)
                VALUES (:id, :session, :account, :question, 'open', :now)""")
                .bind("session", turn.session().value()).bind("account", account).bind("now", clock.instant())
                .bind("id", turn.id()).bind("question", storable(question))
                .fetch().rowsUpdated().thenReturn(turn);
    }

    private Mono<Turn> continued(UUID account, SessionId session, String question) {
        UUID id = Ids.next();
        return database.sql("""
                WITH owned AS (
                    UPDATE session SET last_at = :now WHERE id = :session AND account = :account RETURNING id)
                INSERT INTO turn (id, session, account, question, state, asked_at)
                SELECT :id, owned.id, :account, :question, 'open', :now FROM owned""")
                .bind("now", clock.instant()).bind("session", session.value()).bind("account", account)
                .bind("id", id).bind("question", storable(question))
                .fetch().rowsUpdated().filter(rows -> rows > 0)
                .switchIfEmpty(Mono.error(() -> Failure.notFound("session")))
                .then(before(account, session, id))
                .map(before -> new Turn(id, session, account, question, before));
    }

    private Mono<List<Exchange>> before(UUID account, SessionId session, UUID turn) {
        return database.sql("""
                SELECT question, answer FROM turn
                WHERE session = :session AND account = :account AND id < :turn
                ORDER BY id DESC LIMIT %d""".formatted(TURNS_BEFORE))
                .bind("session", session.value()).bind("account", account).bind("turn", turn)
                .map(R2dbcConversations::exchange).all().collectList().map(List::reversed);
    }

    private static Exchange exchange(Readable row) {
        return new Exchange(text(row, "question"), text(row, "answer"));
    }

    private static String text(Readable row, String column) {
        String text = row.get(column, String.class);
        return text == null ? "" : text;
    }

    /** PostgreSQL keeps every character but this one. */
    private static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }
}
