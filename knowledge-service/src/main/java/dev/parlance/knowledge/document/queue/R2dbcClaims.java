package dev.parlance.knowledge.document.queue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.document.DocumentFacts;
import dev.parlance.knowledge.document.R2dbcDocumentRows;

/** {@link Claims} in PostgreSQL, by its clock, which all indexers share. */
@Repository
class R2dbcClaims implements Claims {

    /** An indexer tells that it is there every two seconds; a pause of the collector must not cost it its work. */
    private static final int SILENT_SECONDS = 15;

    /**
     * Steps from account to account along the index instead of reading what waits, which may be a million documents. Of
     * more accounts than it takes documents it draws some, so that none is always the last.
     */
    private static final String CLAIM = """
            WITH RECURSIVE waiting (account) AS (
                (SELECT account FROM document WHERE state = 'pending' AND heavy = :heavy AND due_at <= now()
                    ORDER BY account LIMIT 1)
                UNION ALL
                SELECT (SELECT d.account FROM document d WHERE d.state = 'pending' AND d.heavy = :heavy
                    AND d.due_at <= now() AND d.account > w.account ORDER BY d.account LIMIT 1)
                FROM waiting w WHERE w.account IS NOT NULL),
            served AS MATERIALIZED (
                SELECT account FROM waiting WHERE account IS NOT NULL ORDER BY random() LIMIT :most),
            taken AS MATERIALIZED (
                SELECT next.id FROM served s CROSS JOIN LATERAL (
                    SELECT d.id FROM document d WHERE d.state = 'pending' AND d.heavy = :heavy AND d.due_at <= now()
                        AND d.account = s.account ORDER BY d.due_at, d.id
                    LIMIT least(greatest(1, :most / (SELECT count(*) FROM served)), greatest(0, :share - (
                        SELECT count(*) FROM document h WHERE h.indexer = :indexer AND h.state = 'processing'
                            AND h.account = s.account AND h.heavy = :heavy)))
                    FOR UPDATE SKIP LOCKED) next)
            UPDATE document SET state = 'processing', indexer = :indexer, claims = claims + 1, stage = 'reading',
                processed = 0, total = 0, updated_at = now()
            WHERE id IN (SELECT id FROM taken) AND state = 'pending' RETURNING\s""" + R2dbcDocumentRows.COLUMNS;

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final DocumentFacts facts;

    R2dbcClaims(DatabaseClient database, TransactionalOperator transaction, DocumentFacts facts) {
        this.database = database;
        this.transaction = transaction;
        this.facts = facts;
    }

    @Override
    public Mono<List<Document>> claim(UUID indexer, Lane lane, int most) {
        return database.sql(CLAIM).bind("indexer", indexer).bind("heavy", lane.heavy()).bind("share", lane.share())
                .bind("most", most).map(R2dbcDocumentRows::document).all().collectList();
    }

    @Override
    public Flux<byte[]> content(Document document) {
        return database.sql("SELECT data FROM document_content WHERE document = :id ORDER BY piece")
                .bind("id", document.id()).filter(statement -> statement.fetchSize(4)).mapValue(byte[].class).all();
    }

    @Override
    public Mono<Set<UUID>> hold(UUID indexer) {
        Mono<Void> seen = database.sql("""
                INSERT INTO indexer (id) VALUES (:indexer)
                ON CONFLICT (id) DO UPDATE SET seen_at = clock_timestamp()""").bind("indexer", indexer).then();
        return seen.thenMany(database.sql("SELECT id FROM document WHERE indexer = :indexer AND state = 'processing'")
                .bind("indexer", indexer).mapValue(UUID.class).all()).collect(HashSet::new, Set::add);
    }

    @Override
    public Mono<Void> tell(UUID indexer, List<Step> steps) {
        Mono<Void> told = database.sql("""
                UPDATE document d SET stage = s.stage, processed = s.processed, total = s.total
                FROM unnest(CAST(:ids AS uuid[]), CAST(:stages AS text[]), CAST(:processed AS integer[]),
                    CAST(:totals AS integer[])) AS s (id, stage, processed, total)
                WHERE d.id = s.id AND d.indexer = :indexer AND d.state = 'processing' RETURNING\s"""
                + R2dbcDocumentRows.columns("d"))
                .bind("indexer", indexer)
                .bind("ids", steps.stream().map(Step::document).toArray(UUID[]::new))
                .bind("stages", steps.stream().map(step -> step.stage().word()).toArray(String[]::new))
                .bind("processed", steps.stream().map(Step::processed).toArray(Integer[]::new))
                .bind("totals", steps.stream().map(Step::total).toArray(Integer[]::new))
                .map(R2dbcDocumentRows::document).all().collectList().flatMap(facts::allProgressed);
        return told.as(transaction::transactional);
    }

    @Override
    public Mono<Void> postpone(UUID indexer, Document document) {
        return database.sql("""
                UPDATE document SET state = 'pending', indexer = NULL, stage = NULL, attempts = attempts + 1,
                    due_at = now() + make_interval(secs => least(300, power(5, attempts))), updated_at = now()
                WHERE id = :id AND indexer = :indexer AND state = 'processing'""")
                .bind("id", document.id()).bind("indexer", indexer).then();
    }

    @Override
    public Mono<Long> takeOver() {
        Mono<Long> taken = database.sql("""
                UPDATE document SET state = 'pending', indexer = NULL, stage = NULL, updated_at = now()
                WHERE id IN (SELECT d.id FROM document d LEFT JOIN indexer i ON i.id = d.indexer
                    WHERE d.state = 'processing'
                    AND (i.id IS NULL OR i.seen_at < clock_timestamp() - make_interval(secs => :silent))
                    FOR UPDATE OF d SKIP LOCKED)""").bind("silent", SILENT_SECONDS).fetch().rowsUpdated();
        Mono<Void> forgotten = database.sql("DELETE FROM indexer WHERE seen_at < clock_timestamp() - interval '1 hour'")
                .then();
        return forgotten.then(taken);
    }

    @Override
    public Mono<Void> release(UUID indexer) {
        Mono<Void> released = database.sql("""
                UPDATE document SET state = 'pending', indexer = NULL, stage = NULL, claims = claims - 1,
                    updated_at = now()
                WHERE indexer = :indexer AND state = 'processing'""").bind("indexer", indexer).then();
        return released.then(database.sql("DELETE FROM indexer WHERE id = :indexer").bind("indexer", indexer).then());
    }

    /** No fact tells of it: nothing was given anew, and whoever waits for the document can find it already. */
    @Override
    public Mono<Long> refresh(String model, int most) {
        return database.sql("""
                UPDATE document SET state = 'pending', attempts = 0, claims = 0, queued_at = now(), due_at = now(),
                    updated_at = now()
                WHERE id IN (SELECT id FROM document WHERE state = 'ready' AND (model < :model OR model > :model)
                    LIMIT :most FOR UPDATE SKIP LOCKED)""").bind("model", model).bind("most", most)
                .fetch().rowsUpdated();
    }

    @Override
    public Mono<Backlog> measure() {
        return database.sql("""
                SELECT count(*) AS documents,
                    CAST(coalesce(extract(epoch FROM clock_timestamp() - min(queued_at)), 0) AS float8) AS seconds
                FROM document WHERE state IN ('pending', 'processing')""")
                .map(row -> new Backlog(R2dbcDocumentRows.get(row, "documents", Long.class),
                        R2dbcDocumentRows.get(row, "seconds", Double.class)))
                .one();
    }
}
