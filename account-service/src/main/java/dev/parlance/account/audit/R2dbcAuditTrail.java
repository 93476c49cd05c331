package dev.parlance.account.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.storage.StorageTimeout;

import static java.util.Objects.requireNonNull;

/** The trail in PostgreSQL, where a trigger keeps it from being rewritten. */
final class R2dbcAuditTrail implements AuditTrail, AuditPages {

    private static final UUID LAST = new UUID(-1, -1);

    private static final TypeReference<Map<String, @Nullable Object>> DETAILS = new TypeReference<>() {
    };

    private final DatabaseClient database;

    private final JsonMapper json;

    private final Clock clock;

    R2dbcAuditTrail(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Mono<Void> add(Author author, Change change) {
        return Mono.defer(() -> insert(author, change));
    }

    private Mono<Void> insert(Author author, Change change) {
        return database.sql("""
                INSERT INTO audit (id, account, at, actor_kind, actor, action, target, details, request_id)
                VALUES (:id, :account, :at, :kind, :actor, :action, :target, CAST(:details AS jsonb), :request)""")
                .bind("id", Ids.next()).bind("account", change.account()).bind("at", clock.instant())
                .bind("kind", author.kind().word()).bind("actor", orNull(author.id()))
                .bind("action", change.action()).bind("target", orNull(change.target()))
                .bind("details", json.writeValueAsString(change.details())).bind("request", author.requestId())
                .then();
    }

    @Override
    public Mono<List<AuditEntry>> list(UUID account, @Nullable UUID before, int limit) {
        return database.sql("""
                SELECT id, account, at, actor_kind, actor, action, target, CAST(details AS text) AS details, request_id
                FROM audit WHERE account = :account AND id < :before ORDER BY id DESC LIMIT :limit""")
                .bind("account", account).bind("before", before == null ? LAST : before).bind("limit", limit)
                .map(this::entry).all().collectList()
                .as(StorageTimeout::guard);
    }

    private AuditEntry entry(Readable row) {
        var kind = Author.Kind.valueOf(required(row, "actor_kind", String.class).toUpperCase(Locale.ROOT));
        var author = new Author(kind, row.get("actor", UUID.class), required(row, "request_id", String.class));
        var change = new Change(required(row, "account", UUID.class), required(row, "action", String.class),
                row.get("target", UUID.class), json.readValue(required(row, "details", String.class), DETAILS));
        return new AuditEntry(required(row, "id", UUID.class), required(row, "at", Instant.class), author, change);
    }

    private static Parameter orNull(@Nullable UUID id) {
        return id == null ? Parameters.in(UUID.class) : Parameters.in(id);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return requireNonNull(row.get(column, type), column);
    }
}
