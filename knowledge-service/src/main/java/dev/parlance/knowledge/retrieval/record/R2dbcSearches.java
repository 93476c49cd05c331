package dev.parlance.knowledge.retrieval.record;

import static dev.parlance.knowledge.document.R2dbcDocumentRows.get;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.knowledge.collection.Collection;

/** {@link Searches} in PostgreSQL. */
@Repository
class R2dbcSearches implements Searches {

    /** So many rows go at a time, that nobody waits behind a large deletion. */
    private static final int FORGOTTEN_AT_ONCE = 5_000;

    private final JsonMapper json = JsonMapper.builder().build();

    private final DatabaseClient database;

    R2dbcSearches(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(List<Dated> searches) {
        List<Row> rows = searches.stream().flatMap(search -> search.note().collections().stream()
                .map(collection -> Row.of(search, collection))).toList();
        return database.sql("""
                INSERT INTO search_record (id, collection, account, terms, reranker, top, results, quality, scores,
                    milliseconds, origin, key, created_at)
                SELECT r.id, c.id, c.account, r.terms, r.reranker, r.top, r.results, r.quality, r.scores,
                    r.milliseconds, r.origin, r.key, r.at
                FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r (id uuid, collection uuid, account uuid,
                    terms text[], reranker text, top integer, results integer, quality float8, scores float8[],
                    milliseconds integer, origin text, key uuid, at timestamptz)
                JOIN collection AS c ON c.id = r.collection AND c.account = r.account
                FOR KEY SHARE OF c""")
                .bind("rows", json.writeValueAsString(rows)).then().as(StorageTimeout::guard);
    }

    @Override
    public Mono<List<Shown>> list(Collection collection, Look look) {
        UUID before = look.before();
        return database.sql("""
                SELECT s.*, ARRAY(SELECT o.collection FROM search_record AS o
                    WHERE o.id = s.id AND o.account = :account ORDER BY o.collection) AS collections
                FROM search_record AS s WHERE s.account = :account AND s.collection = :collection
                    AND (CAST(:before AS uuid) IS NULL OR s.id < CAST(:before AS uuid)) AND %s
                ORDER BY s.id DESC LIMIT :limit""".formatted(condition(look.view())))
                .bind("account", collection.account()).bind("collection", collection.id())
                .bind("before", before == null ? Parameters.in(UUID.class) : Parameters.in(before))
                .bind("limit", look.limit()).map(R2dbcSearches::shown).all().collectList().as(StorageTimeout::guard);
    }

    private static String condition(SearchView view) {
        return switch (view) {
            case RECENT -> "true";
            case LOW_QUALITY -> "(s.quality < " + SearchView.GOOD + " OR s.results = 0)";
            case HIGH_QUALITY -> "s.quality >= " + SearchView.GOOD + " AND s.results > 0";
        };
    }

    @Override
    public Mono<Long> forget(Instant olderThan) {
        return database.sql("""
                DELETE FROM search_record WHERE ctid IN (
                    SELECT ctid FROM search_record WHERE created_at < :limit LIMIT %d)""".formatted(FORGOTTEN_AT_ONCE))
                .bind("limit", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, olderThan)).fetch().rowsUpdated();
    }

    private static Shown shown(Readable row) {
        UUID[] collections = get(row, "collections", UUID[].class);
        var note = new SearchNote(get(row, "account", UUID.class), Set.of(collections),
                List.of(get(row, "terms", String[].class)), get(row, "reranker", String.class),
                get(row, "top", Integer.class), get(row, "results", Integer.class), get(row, "quality", Double.class),
                List.of(get(row, "scores", Double[].class)), get(row, "milliseconds", Integer.class),
                SearchNote.Origin.valueOf(get(row, "origin", String.class).toUpperCase(Locale.ROOT)),
                row.get("key", UUID.class));
        return new Shown(new Dated(get(row, "id", UUID.class), note, get(row, "created_at", Instant.class)),
                Arrays.asList(collections));
    }

    /** A search in one of its collections, by the names of the columns. */
    private record Row(@JsonProperty("id") UUID id, @JsonProperty("collection") UUID collection,
            @JsonProperty("account") UUID account, @JsonProperty("terms") List<String> terms,
            @JsonProperty("reranker") String reranker, @JsonProperty("top") int top,
            @JsonProperty("results") int results, @JsonProperty("quality") double quality,
            @JsonProperty("scores") List<Double> scores, @JsonProperty("milliseconds") int milliseconds,
            @JsonProperty("origin") String origin,
            @JsonProperty("key") @org.jspecify.annotations.Nullable UUID key, @JsonProperty("at") Instant at) {

        static Row of(Dated search, UUID collection) {
            SearchNote note = search.note();
            return new Row(search.id(), collection, note.account(), note.terms(), note.order(), note.top(),
                    note.results(), note.quality(), note.scores(),
                    (int) Math.min(Integer.MAX_VALUE, note.milliseconds()),
                    note.origin().name().toLowerCase(Locale.ROOT), note.key(), search.at());
        }
    }
}
