package dev.parlance.inference.conversation.store;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.inference.conversation.KeptCompletion;
import dev.parlance.inference.conversation.KeptCompletions;

/** {@link KeptCompletions} in PostgreSQL, a group of them in one statement. */
@Repository
final class R2dbcKeptCompletions implements KeptCompletions {

    private static final String ADD = """
            WITH given AS (
                SELECT id, turn, account, CAST(nullif(key, '') AS uuid) AS key, plan,
                       (SELECT through.id FROM ai_gateway through WHERE through.account = g.account
                        AND (through.slug = g.asked OR CAST(through.id AS text) = lower(g.asked)
                             OR through.name = g.asked AND g.asked <> g.model) LIMIT 1) AS gateway,
                       model, nullif(external_user, '') AS external_user,
                       nullif(token, '') AS token, CAST(metadata AS jsonb) AS metadata, messages, question, answer, state,
                       prompt, completion, CAST(begun AS timestamptz) AS begun, CAST(ended AS timestamptz) AS ended
                FROM unnest(CAST(:ids AS uuid[]), CAST(:turns AS uuid[]), CAST(:accounts AS uuid[]),
                        CAST(:keys AS text[]), CAST(:plans AS text[]), CAST(:asked AS text[]),
                        CAST(:models AS text[]), CAST(:users AS text[]), CAST(:tokens AS text[]),
                        CAST(:metadata AS text[]), CAST(:messages AS text[]), CAST(:questions AS text[]),
                        CAST(:answers AS text[]), CAST(:states AS text[]), CAST(:prompts AS integer[]),
                        CAST(:completions AS integer[]), CAST(:begun AS text[]), CAST(:ended AS text[]))
                    AS g (id, turn, account, key, plan, asked, model, external_user, token, metadata, messages,
                        question, answer, state, prompt, completion, begun, ended)),
            kept AS (
                INSERT INTO session (id, account, kind, key, plan, model, gateway, external_user, metadata, token,
                                     created_at, last_at)
                SELECT id, account, 'completion', key, plan, model, gateway, external_user, metadata, token, begun, ended
                FROM given
                ON CONFLICT (account, token) WHERE token IS NOT NULL DO UPDATE SET plan = excluded.plan,
                    model = excluded.model, gateway = excluded.gateway, external_user = excluded.external_user,
                    metadata = excluded.metadata, last_at = greatest(session.last_at, excluded.last_at)
                RETURNING id, account, token),
            placed AS (
                SELECT given.*, kept.id AS session FROM given
                JOIN kept ON kept.id = given.id OR kept.account = given.account AND kept.token = given.token),
            before AS (
                DELETE FROM turn USING placed
                WHERE turn.session = placed.session AND turn.account = placed.account)
            INSERT INTO turn (id, session, account, question, messages, answer, state, model, prompt_tokens,
                              completion_tokens, asked_at, ended_at)
            SELECT turn, session, account, question, messages, answer, state, model, prompt, completion, begun, ended
            FROM placed""";

    private final DatabaseClient database;

    R2dbcKeptCompletions(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(List<KeptCompletion> all) {
        return database.sql(ADD)
                .bind("ids", ids(all, KeptCompletion::id)).bind("turns", ids(all, KeptCompletion::turn))
                .bind("accounts", ids(all, KeptCompletion::account)).bind("keys", texts(all, KeptCompletion::key))
                .bind("plans", texts(all, KeptCompletion::plan)).bind("asked", texts(all, KeptCompletion::asked))
                .bind("models", texts(all, KeptCompletion::model)).bind("users", texts(all, KeptCompletion::user))
                .bind("tokens", texts(all, KeptCompletion::token))
                .bind("metadata", texts(all, KeptCompletion::metadata))
                .bind("messages", texts(all, KeptCompletion::messages))
                .bind("questions", texts(all, KeptCompletion::question))
                .bind("answers", texts(all, KeptCompletion::answer)).bind("states", texts(all, KeptCompletion::state))
                .bind("prompts", all.stream().map(KeptCompletion::promptTokens).toArray(Integer[]::new))
                .bind("completions", all.stream().map(KeptCompletion::completionTokens).toArray(Integer[]::new))
                .bind("begun", texts(all, KeptCompletion::begun)).bind("ended", texts(all, KeptCompletion::ended))
                .then().as(StorageTimeout::guard);
    }

    private static UUID[] ids(List<KeptCompletion> all, Function<KeptCompletion, UUID> id) {
        return all.stream().map(id).toArray(UUID[]::new);
    }

    /** Nothing stands as an empty text. */
    private static String[] texts(List<KeptCompletion> all, Function<KeptCompletion, @Nullable Object> part) {
        return all.stream().map(part).map(value -> value == null ? "" : value.toString()).toArray(String[]::new);
    }
}
