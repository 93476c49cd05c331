package dev.parlance.knowledge.document.queue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.knowledge.document.Document.Origin;
import dev.parlance.knowledge.document.DocumentFacts;
import dev.parlance.knowledge.document.R2dbcDocumentRows;
import dev.parlance.knowledge.document.queue.Outcome.Indexed;
import dev.parlance.knowledge.document.queue.Outcome.Unusable;

/**
 * {@link Endings} in PostgreSQL: the ends of several documents, their chunks, their passages and the facts that tell of
 * them stand or fall together. The rows are held meanwhile.
 */
@Repository
class R2dbcEndings implements Endings {

    /** A file's reading is kept beside it; a text is its own. */
    private static final String END = """
            WITH ended AS MATERIALIZED (
                SELECT * FROM json_to_recordset(CAST(:ended AS json)) AS e (id uuid, state text, chunks integer,
                    code text, reason text, preview text, characters integer, words integer, model text,
                    reading text)),
            readings AS (
                INSERT INTO document_reading (document, contents) SELECT id, reading FROM ended
                WHERE reading IS NOT NULL ON CONFLICT (document) DO UPDATE SET contents = excluded.contents)
            UPDATE document d SET state = e.state, chunks = e.chunks, reason_code = e.code, reason = e.reason,
                preview = coalesce(e.preview, d.preview), characters = coalesce(e.characters, d.characters),
                words = coalesce(e.words, d.words), model = e.model, indexer = NULL, stage = NULL, attempts = 0,
                claims = 0, indexed_at = CASE WHEN e.state = 'ready' THEN now() ELSE d.indexed_at END,
                updated_at = now()
            FROM ended e WHERE d.id = e.id RETURNING\s""" + R2dbcDocumentRows.columns("d");

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final R2dbcChunks chunks;

    private final DocumentFacts facts;

    private final JsonMapper json;

    R2dbcEndings(DatabaseClient database, TransactionalOperator transaction, R2dbcChunks chunks, DocumentFacts facts,
            JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.chunks = chunks;
        this.facts = facts;
        this.json = json;
    }

    @Override
    public Mono<Void> end(UUID indexer, List<Outcome> outcomes, Function<List<Outcome>, Mono<Void>> index) {
        Mono<Void> ended = held(indexer, outcomes)
                .map(held -> outcomes.stream().filter(outcome -> held.contains(outcome.document().id())).toList())
                .filter(left -> !left.isEmpty())
                .flatMap(left -> index.apply(left).then(chunks.replace(left)).then(write(left)));
        return ended.as(transaction::transactional);
    }

    /** In the order of their ids, so that two who end documents never wait for each other in a circle. */
    private Mono<Set<UUID>> held(UUID indexer, List<Outcome> outcomes) {
        return database.sql("""
                SELECT id FROM document WHERE id = ANY(:ids) AND revision = ANY(:revisions) AND indexer = :indexer
                    AND state = 'processing' ORDER BY id FOR NO KEY UPDATE""")
                .bind("indexer", indexer)
                .bind("ids", outcomes.stream().map(outcome -> outcome.document().id()).toArray(UUID[]::new))
                .bind("revisions", outcomes.stream().map(outcome -> outcome.document().revision()).toArray(UUID[]::new))
                .mapValue(UUID.class).all().collect(HashSet::new, Set::add);
    }

    private Mono<Void> write(List<Outcome> outcomes) {
        return database.sql(END)
                .bind("ended", json.writeValueAsString(outcomes.stream().map(R2dbcEndings::row).toList()))
                .map(R2dbcDocumentRows::document).all().collectList().flatMap(facts::allEnded);
    }

    private static Map<String, Object> row(Outcome outcome) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", outcome.document().id());
        row.put("chunks", outcome.chunks().size());
        switch (outcome) {
            case Indexed indexed -> describe(indexed, row);
            case Unusable unusable -> describe(unusable, row);
        }
        return row;
    }

    private static void describe(Indexed indexed, Map<String, Object> row) {
        var wording = indexed.wording();
        row.put("state", "ready");
        row.put("preview", wording.preview());
        row.put("characters", wording.characters());
        row.put("words", wording.words());
        row.put("model", indexed.model());
        row.put("reading", indexed.document().origin() == Origin.FILE ? wording.text() : null);
    }

    private static void describe(Unusable unusable, Map<String, Object> row) {
        row.put("state", "failed");
        row.put("code", unusable.reason().code());
        row.put("reason", unusable.reason().text());
    }
}
