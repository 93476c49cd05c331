package dev.parlance.knowledge.retrieval.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.knowledge.collection.Collection;
import dev.parlance.knowledge.document.R2dbcDocumentRows;
import dev.parlance.knowledge.retrieval.evaluation.Evaluation.Figures;
import dev.parlance.knowledge.retrieval.evaluation.Evaluation.State;
import dev.parlance.knowledge.retrieval.query.Reranker;

/** {@link Evaluations} in PostgreSQL. Who works on one knows it by the number of its attempt. */
@Repository
class R2dbcEvaluations implements Evaluations {

    private static final int MOST_WAITING = 10;

    private static final int MOST_KEPT = 100;

    private static final int MOST_ATTEMPTS = 3;

    private static final String OURS = " WHERE id = :id AND attempts = :attempt AND state = 'running'";

    private static final String CLAIM = """
            UPDATE evaluation SET state = 'running', attempts = attempts + 1, asked = 0, touched_at = now() WHERE id = (
                SELECT e.id FROM evaluation AS e
                WHERE (e.state = 'queued' OR (e.state = 'running' AND e.touched_at < now() - CAST(:untouched AS interval)))
                    AND NOT EXISTS (SELECT 1 FROM evaluation AS o WHERE o.account = e.account AND o.id <> e.id
                        AND o.state = 'running' AND o.touched_at >= now() - CAST(:untouched AS interval))
                ORDER BY e.created_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING *""";

    private static final String JUDGED = """
            SELECT j.query, j.relevance, coalesce(j.document, d.id) AS document FROM judgement AS j
            LEFT JOIN document AS d ON d.collection = j.collection AND d.origin = 'entry' AND d.name = j.docid
            WHERE j.account = :account AND j.collection = :collection ORDER BY j.id""";

    private static final String KEEP = """
            WITH ours AS (UPDATE evaluation SET asked = asked + :count, touched_at = now()%s RETURNING id)
            INSERT INTO evaluation_query (evaluation, place, query, ndcg, recall, reciprocal, relevant, found)
            SELECT ours.id, r.place, r.query, r.ndcg, r.recall, r.reciprocal, r.relevant, r.found
            FROM ours, jsonb_to_recordset(CAST(:rows AS jsonb)) AS r (place integer, query text, ndcg float8,
                recall float8, reciprocal float8, relevant integer, found integer)""".formatted(OURS);

    private static final String FINISH = """
            UPDATE evaluation AS e SET state = 'done', finished_at = now(), ndcg = m.ndcg, recall = m.recall, mrr = m.mrr
            FROM (SELECT avg(ndcg) AS ndcg, avg(recall) AS recall, avg(reciprocal) AS mrr FROM evaluation_query
                WHERE evaluation = :id) AS m
            WHERE e.id = :id AND e.attempts = :attempt AND e.state = 'running'""";

    private final JsonMapper json = JsonMapper.builder().build();

    private final DatabaseClient database;

    R2dbcEvaluations(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Evaluation> open(Collection collection, Reranker order, int top) {
        return of(collection, """
                INSERT INTO evaluation (id, collection, account, reranker, top, state)
                SELECT :id, id, account, :reranker, :top, 'queued' FROM collection
                WHERE id = :collection AND account = :account AND (SELECT count(*) FROM evaluation AS e
                    WHERE e.account = :account AND e.state IN ('queued', 'running')) < :waiting
                FOR KEY SHARE RETURNING *""")
                .bind("id", Ids.next()).bind("reranker", order.word()).bind("top", top).bind("waiting", MOST_WAITING)
                .map(R2dbcEvaluations::evaluation).one()
                .switchIfEmpty(Mono.error(() -> Failure.conflict("too_many_evaluations",
                        "Up to %d evaluations of an account wait at a time.".formatted(MOST_WAITING))))
                .delayUntil(opened -> forgetOld(collection)).as(StorageTimeout::guard);
    }

    private Mono<Void> forgetOld(Collection collection) {
        return of(collection, """
                DELETE FROM evaluation WHERE account = :account AND collection = :collection
                    AND state IN ('done', 'failed') AND id IN (SELECT id FROM evaluation
                        WHERE collection = :collection ORDER BY id DESC OFFSET %d)""".formatted(MOST_KEPT)).then();
    }

    @Override
    public Mono<List<Evaluation>> list(Collection collection) {
        return of(collection, """
                SELECT * FROM evaluation WHERE account = :account AND collection = :collection
                ORDER BY id DESC LIMIT %d""".formatted(MOST_KEPT))
                .map(R2dbcEvaluations::evaluation).all().collectList().as(StorageTimeout::guard);
    }

    @Override
    public Mono<Evaluation> get(Collection collection, UUID id) {
        return of(collection, """
                SELECT * FROM evaluation WHERE account = :account AND collection = :collection AND id = :id""")
                .bind("id", id).map(R2dbcEvaluations::evaluation).one()
                .switchIfEmpty(Mono.error(() -> Failure.notFound("evaluation"))).as(StorageTimeout::guard);
    }

    @Override
    public Mono<List<Answered>> queries(Evaluation evaluation, int limit, int offset) {
        return database
                .sql("""
                        SELECT * FROM evaluation_query WHERE evaluation = :id ORDER BY ndcg, place LIMIT :limit OFFSET :offset""")
                .bind("id", evaluation.id()).bind("limit", limit).bind("offset", offset)
                .map(R2dbcEvaluations::answered).all().collectList().as(StorageTimeout::guard);
    }

    @Override
    public Mono<Evaluation> claim(Duration untouched) {
        return database.sql(CLAIM).bind("untouched", untouched.toSeconds() + " seconds")
                .map(R2dbcEvaluations::evaluation).one()
                .flatMap(claimed -> claimed.attempts() > MOST_ATTEMPTS
                        ? fail(claimed, "It was broken off several times.").then(Mono.<Evaluation>empty())
                        : Mono.just(claimed))
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<Judged> begin(Evaluation evaluation) {
        return database.sql("DELETE FROM evaluation_query WHERE evaluation = :id").bind("id", evaluation.id()).then()
                .then(Mono.defer(() -> judged(evaluation)))
                .delayUntil(judged -> ours(evaluation, "UPDATE evaluation SET queries = :queries, unknown = :unknown"
                        + OURS, judged))
                .as(StorageTimeout::guard);
    }

    private Mono<Judged> judged(Evaluation evaluation) {
        return database.sql(JUDGED).bind("account", evaluation.account())
                .bind("collection", evaluation.collection())
                .map(row -> new JudgedQueries.Row(R2dbcDocumentRows.get(row, "query", String.class),
                        row.get("document", UUID.class),
                        R2dbcDocumentRows.get(row, "relevance", Integer.class)))
                .all().collect(JudgedQueries::new, JudgedQueries::add).map(JudgedQueries::judged);
    }

    private Mono<Void> ours(Evaluation evaluation, String sql, Judged judged) {
        return changed(database.sql(sql).bind("queries", judged.queries().size()).bind("unknown", judged.unknown()),
                evaluation);
    }

    @Override
    public Mono<Void> keep(Evaluation evaluation, List<Answered> answered) {
        List<Row> rows = answered.stream().map(Row::of).toList();
        return changed(database.sql(KEEP).bind("count", rows.size()).bind("rows", json.writeValueAsString(rows)),
                evaluation).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Void> finish(Evaluation evaluation) {
        return changed(database.sql(FINISH), evaluation).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Void> fail(Evaluation evaluation, String reason) {
        return changed(database.sql("UPDATE evaluation SET state = 'failed', finished_at = now(), reason = :reason"
                + OURS).bind("reason", reason), evaluation).as(StorageTimeout::guard);
    }

    private static Mono<Void> changed(GenericExecuteSpec sql, Evaluation evaluation) {
        return sql.bind("id", evaluation.id()).bind("attempt", evaluation.attempts()).fetch().rowsUpdated()
                .filter(rows -> rows > 0).switchIfEmpty(Mono.error(TakenAway::new)).then();
    }

    private GenericExecuteSpec of(Collection collection, String sql) {
        return database.sql(sql).bind("account", collection.account()).bind("collection", collection.id());
    }

    private static Evaluation evaluation(Readable row) {
        return new Evaluation(R2dbcDocumentRows.get(row, "id", UUID.class),
                R2dbcDocumentRows.get(row, "account", UUID.class),
                R2dbcDocumentRows.get(row, "collection", UUID.class),
                Reranker.named(R2dbcDocumentRows.get(row, "reranker", String.class)),
                R2dbcDocumentRows.get(row, "top", Integer.class),
                State.valueOf(R2dbcDocumentRows.get(row, "state", String.class).toUpperCase(Locale.ROOT)),
                R2dbcDocumentRows.get(row, "attempts", Integer.class),
                R2dbcDocumentRows.get(row, "queries", Integer.class),
                R2dbcDocumentRows.get(row, "asked", Integer.class),
                R2dbcDocumentRows.get(row, "unknown", Integer.class), figures(row),
                row.get("reason", String.class), R2dbcDocumentRows.get(row, "created_at", Instant.class),
                row.get("finished_at", Instant.class));
    }

    private static @Nullable Figures figures(Readable row) {
        Double ndcg = row.get("ndcg", Double.class);
        return ndcg == null
                ? null
                : new Figures(ndcg, R2dbcDocumentRows.get(row, "recall", Double.class),
                        R2dbcDocumentRows.get(row, "mrr", Double.class));
    }

    private static Answered answered(Readable row) {
        return new Answered(R2dbcDocumentRows.get(row, "place", Integer.class),
                R2dbcDocumentRows.get(row, "query", String.class),
                new RankingMeasures(R2dbcDocumentRows.get(row, "ndcg", Double.class),
                        R2dbcDocumentRows.get(row, "recall", Double.class),
                        R2dbcDocumentRows.get(row, "reciprocal", Double.class),
                        R2dbcDocumentRows.get(row, "relevant", Integer.class),
                        R2dbcDocumentRows.get(row, "found", Integer.class)));
    }

    /** What was measured of a query, by the names of the columns. */
    private record Row(@JsonProperty("place") int place, @JsonProperty("query") String query,
            @JsonProperty("ndcg") double ndcg, @JsonProperty("recall") double recall,
            @JsonProperty("reciprocal") double reciprocal, @JsonProperty("relevant") int relevant,
            @JsonProperty("found") int found) {

        static Row of(Answered answered) {
            RankingMeasures measures = answered.measures();
            return new Row(answered.place(), answered.query(), measures.ndcg(), measures.recall(),
                    measures.reciprocal(), measures.relevant(), measures.found());
        }
    }
}
