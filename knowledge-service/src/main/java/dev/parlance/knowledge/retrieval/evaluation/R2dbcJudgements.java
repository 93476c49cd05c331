package dev.parlance.knowledge.retrieval.evaluation;

import static dev.parlance.knowledge.document.R2dbcDocumentRows.get;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.knowledge.collection.Collection;

/** {@link Judgements} in PostgreSQL. */
@Repository
class R2dbcJudgements implements Judgements {

    private static final String STORE = """
            WITH home AS (SELECT id, account FROM collection WHERE id = :collection AND account = :account FOR KEY SHARE),
            given AS (SELECT r.*, home.id AS collection, home.account FROM home, jsonb_to_recordset(CAST(:rows AS jsonb))
                AS r (id uuid, query text, docid text, document uuid, relevance smallint)),
            entries AS (INSERT INTO judgement (id, collection, account, query, docid, relevance)
                SELECT id, collection, account, query, docid, relevance FROM given WHERE docid IS NOT NULL
                ON CONFLICT (collection, md5(query), docid) WHERE docid IS NOT NULL
                DO UPDATE SET relevance = excluded.relevance, updated_at = now() RETURNING 1),
            documents AS (INSERT INTO judgement (id, collection, account, query, document, relevance)
                SELECT id, collection, account, query, document, relevance FROM given WHERE document IS NOT NULL
                ON CONFLICT (collection, md5(query), document) WHERE document IS NOT NULL
                DO UPDATE SET relevance = excluded.relevance, updated_at = now() RETURNING 1)
            SELECT (SELECT count(*) FROM entries) + (SELECT count(*) FROM documents)""";

    private final JsonMapper json = JsonMapper.builder().build();

    private final DatabaseClient database;

    R2dbcJudgements(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Long> store(Collection collection, List<JudgementDraft> drafts) {
        return count(collection)
                .filter(kept -> kept + drafts.size() <= MOST_KEPT)
                .switchIfEmpty(Mono.error(() -> Failure.conflict("too_many_judgements",
                        "A collection keeps up to %,d judgements.".formatted(MOST_KEPT))))
                .flatMap(kept -> resolved(collection, drafts))
                .flatMap(resolved -> write(collection, resolved))
                .onErrorMap(DataIntegrityViolationException.class, gone -> Failure.notFound("document"))
                .as(StorageTimeout::guard);
    }

    /** Entries that were named by their ids are named by their keys from now on. */
    private Mono<List<JudgementDraft>> resolved(Collection collection, List<JudgementDraft> drafts) {
        UUID[] ids = drafts.stream().map(JudgementDraft::document).filter(Objects::nonNull).distinct()
                .toArray(UUID[]::new);
        if (ids.length == 0) {
            return Mono.just(drafts);
        }
        return database.sql("""
                SELECT id, CASE WHEN origin = 'entry' THEN name ELSE '' END AS key FROM document
                WHERE account = :account AND collection = :collection AND id = ANY (:ids)""")
                .bind("account", collection.account()).bind("collection", collection.id()).bind("ids", ids)
                .map(row -> Map.entry(get(row, "id", UUID.class), get(row, "key", String.class))).all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(known -> drafts.stream().map(draft -> resolved(draft, known)).toList());
    }

    private static JudgementDraft resolved(JudgementDraft draft, Map<UUID, String> known) {
        UUID document = draft.document();
        if (document == null) {
            return draft;
        }
        String key = known.get(document);
        if (key == null) {
            throw Failure.notFound("document");
        }
        return key.isEmpty() ? draft : draft.of(key);
    }

    private Mono<Long> write(Collection collection, List<JudgementDraft> drafts) {
        Map<JudgementDraft.Subject, JudgementDraft> last = drafts.stream().collect(
                Collectors.toMap(JudgementDraft::subject, draft -> draft, (one, later) -> later, LinkedHashMap::new));
        return database.sql(STORE).bind("collection", collection.id()).bind("account", collection.account())
                .bind("rows", json.writeValueAsString(last.values().stream().map(Row::of).toList()))
                .mapValue(Long.class).one();
    }

    private Mono<Long> count(Collection collection) {
        return database.sql("SELECT count(*) FROM judgement WHERE account = :account AND collection = :collection")
                .bind("account", collection.account()).bind("collection", collection.id()).mapValue(Long.class).one();
    }

    @Override
    public Mono<Listed> list(Collection collection, int limit, int offset) {
        var page = database.sql("""
                SELECT j.id, j.query, j.docid, j.relevance, j.created_at, j.updated_at,
                    coalesce(j.document, e.id) AS document, coalesce(d.name, e.name) AS name
                FROM judgement AS j LEFT JOIN document AS d ON d.id = j.document
                    LEFT JOIN document AS e ON e.collection = j.collection AND e.origin = 'entry' AND e.name = j.docid
                WHERE j.account = :account AND j.collection = :collection
                ORDER BY j.id LIMIT :limit OFFSET :offset""")
                .bind("account", collection.account()).bind("collection", collection.id())
                .bind("limit", limit).bind("offset", offset)
                .map(R2dbcJudgements::judgement).all().collectList();
        return Mono.zip(page, count(collection), Listed::new).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Void> remove(Collection collection, UUID judgement) {
        return database.sql("""
                DELETE FROM judgement WHERE account = :account AND collection = :collection AND id = :id""")
                .bind("account", collection.account()).bind("collection", collection.id()).bind("id", judgement)
                .fetch().rowsUpdated().filter(removed -> removed > 0)
                .switchIfEmpty(Mono.error(() -> Failure.notFound("judgement"))).then().as(StorageTimeout::guard);
    }

    private static Judgement judgement(Readable row) {
        return new Judgement(get(row, "id", UUID.class), get(row, "query", String.class),
                row.get("docid", String.class), row.get("document", UUID.class), row.get("name", String.class),
                get(row, "relevance", Integer.class), get(row, "created_at", Instant.class),
                get(row, "updated_at", Instant.class));
    }

    /** A judgement by the names of the columns. */
    private record Row(@JsonProperty("id") UUID id, @JsonProperty("query") String query,
            @JsonProperty("docid") @Nullable String docid, @JsonProperty("document") @Nullable UUID document,
            @JsonProperty("relevance") int relevance) {

        static Row of(JudgementDraft draft) {
            return new Row(Ids.next(), draft.query(), draft.docid(), draft.document(), draft.relevance());
        }
    }
}
