package dev.parlance.inference.conversation.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.inference.conversation.KeptSession;
import dev.parlance.inference.conversation.KeptSessions;
import dev.parlance.inference.conversation.KeptTurn;
import dev.parlance.inference.conversation.Kind;
import dev.parlance.inference.conversation.Wanted;

/** {@link KeptSessions} in PostgreSQL. Whoever reads slowly holds no connection: turns are read in pages. */
@Repository
final class R2dbcKeptSessions implements KeptSessions {

    private static final int PAGE = 100;

    /** Removed by one statement. */
    private static final int TOGETHER = 500;

    private static final UUID FIRST = new UUID(0, 0);

    private static final String SAID = """
            SELECT s.*, CAST(s.metadata AS text) AS metadata_text, coalesce(spent.tokens, 0) AS tokens,
                   coalesce(latest.preview, '') AS preview
            FROM (SELECT * FROM session s WHERE %s) s
            LEFT JOIN LATERAL (SELECT sum(prompt_tokens + completion_tokens) AS tokens FROM turn
                               WHERE turn.session = s.id) spent ON true
            LEFT JOIN LATERAL (SELECT left(answer, 100) AS preview FROM turn
                               WHERE turn.session = s.id AND answer <> '' ORDER BY id DESC LIMIT 1) latest ON true
            ORDER BY s.last_at DESC, s.id DESC""";

    private static final String WANTED = """
            s.account = :account AND s.kind = ANY(:kinds) AND (CAST(:key AS uuid) IS NULL OR s.key = :key)
            AND (CAST(:gateway AS uuid) IS NULL OR s.gateway = :gateway)
            AND (CAST(:model AS text) IS NULL OR s.model = :model)
            AND (CAST(:user AS text) IS NULL OR s.external_user = :user)""";

    private static final String TURN = """
            SELECT t.id, t.session, s.kind, t.question, t.messages, t.answer, t.state, CAST(t.sources AS text) AS sources,
                   t.model, t.prompt_tokens, t.completion_tokens, t.asked_at, t.ended_at
            FROM turn t JOIN session s ON s.id = t.session AND s.account = t.account\n""";

    private final DatabaseClient database;

    R2dbcKeptSessions(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<KeptSession>> list(Wanted wanted, int skip, int most) {
        String page = WANTED + " ORDER BY s.last_at DESC, s.id DESC LIMIT :most OFFSET :skip";
        return bound(database.sql(SAID.formatted(page)), wanted).bind("most", most).bind("skip", skip)
                .map(R2dbcKeptSessions::session).all().collectList().as(StorageTimeout::guard);
    }

    @Override
    public Mono<KeptSession> find(UUID account, Set<Kind> kinds, UUID session) {
        return database.sql(SAID.formatted("s.id = :id AND s.account = :account AND s.kind = ANY(:kinds)"))
                .bind("id", session).bind("account", account).bind("kinds", words(kinds))
                .map(R2dbcKeptSessions::session).one().as(StorageTimeout::guard);
    }

    @Override
    public Mono<List<KeptTurn>> latest(UUID account, Collection<UUID> sessions, int most) {
        return database.sql(TURN + """
                JOIN LATERAL (SELECT id FROM turn WHERE session = s.id ORDER BY id DESC LIMIT :most) newest
                    ON newest.id = t.id
                WHERE s.account = :account AND s.id = ANY(:sessions) ORDER BY t.id""")
                .bind("account", account).bind("sessions", sessions.toArray(UUID[]::new)).bind("most", most)
                .map(R2dbcKeptSessions::turn).all().collectList().as(StorageTimeout::guard);
    }

    @Override
    public Flux<KeptTurn> turns(Wanted wanted, @Nullable UUID session) {
        return page(wanted, session, FIRST)
                .expand(page -> page.size() < PAGE ? Mono.empty() : page(wanted, session, page.getLast().id()), PAGE)
                .concatMapIterable(page -> page, 1);
    }

    private Mono<List<KeptTurn>> page(Wanted wanted, @Nullable UUID session, UUID after) {
        String conditions = """
                WHERE t.account = :account AND t.id > :after AND (CAST(:session AS uuid) IS NULL OR t.session = :session)
                AND %s ORDER BY t.id LIMIT %d""";
        return bound(database.sql(TURN + conditions.formatted(WANTED, PAGE)), wanted).bind("after", after)
                .bind("session", Rows.maybe(session, UUID.class))
                .map(R2dbcKeptSessions::turn).all().collectList().as(StorageTimeout::guard);
    }

    @Override
    public Mono<Boolean> remove(UUID account, Set<Kind> kinds, UUID session) {
        return database.sql("DELETE FROM session WHERE id = :id AND account = :account AND kind = ANY(:kinds)")
                .bind("id", session).bind("account", account).bind("kinds", words(kinds))
                .fetch().rowsUpdated().map(rows -> rows > 0).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Long> removeAll(Wanted wanted) {
        return Mono.defer(() -> removeSome(wanted)).repeat().takeUntil(rows -> rows == 0).reduce(0L, Long::sum);
    }

    private Mono<Long> removeSome(Wanted wanted) {
        String some = "DELETE FROM session WHERE id IN (SELECT s.id FROM session s WHERE %s LIMIT %d) AND account = :account";
        return bound(database.sql(some.formatted(WANTED, TOGETHER)), wanted).fetch().rowsUpdated()
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<Long> forget(Set<String> plans, boolean others, Instant before) {
        return database.sql("""
                DELETE FROM session WHERE id IN (
                    SELECT id FROM session WHERE last_at < :before AND (plan = ANY(:plans)) <> :others
                    ORDER BY last_at LIMIT %d FOR UPDATE SKIP LOCKED)""".formatted(TOGETHER))
                .bind("before", before).bind("plans", plans.toArray(String[]::new)).bind("others", others)
                .fetch().rowsUpdated();
    }

    private static GenericExecuteSpec bound(GenericExecuteSpec sql, Wanted wanted) {
        return sql.bind("account", wanted.account()).bind("kinds", words(wanted.kinds()))
                .bind("key", Rows.maybe(wanted.key(), UUID.class))
                .bind("gateway", Rows.maybe(wanted.gateway(), UUID.class))
                .bind("model", Rows.maybe(wanted.model(), String.class))
                .bind("user", Rows.maybe(wanted.user(), String.class));
    }

    private static String[] words(Set<Kind> kinds) {
        return kinds.stream().map(Kind::word).toArray(String[]::new);
    }

    private static KeptSession session(Readable row) {
        return new KeptSession(Rows.value(row, "id", UUID.class), Kind.of(Rows.text(row, "kind")),
                row.get("key", UUID.class), row.get("gateway", UUID.class), Rows.text(row, "model"),
                row.get("external_user", String.class), Rows.text(row, "metadata_text"),
                row.get("token", String.class), Rows.value(row, "created_at", Instant.class),
                Rows.value(row, "last_at", Instant.class), Rows.value(row, "tokens", Long.class),
                Rows.text(row, "preview"));
    }

    private static KeptTurn turn(Readable row) {
        return new KeptTurn(Rows.value(row, "id", UUID.class), Rows.value(row, "session", UUID.class),
                Kind.of(Rows.text(row, "kind")), Rows.text(row, "question"), row.get("messages", String.class),
                Rows.text(row, "answer"), Rows.text(row, "state"), Rows.text(row, "sources"),
                Rows.text(row, "model"), Rows.value(row, "prompt_tokens", Integer.class),
                Rows.value(row, "completion_tokens", Integer.class), Rows.value(row, "asked_at", Instant.class),
                row.get("ended_at", Instant.class));
    }
}
