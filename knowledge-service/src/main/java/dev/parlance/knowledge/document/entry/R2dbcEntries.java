package dev.parlance.knowledge.document.entry;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.nio.charset.StandardCharsets;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.identity.Sha256;
import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.knowledge.collection.Collection;
import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.document.DocumentFacts;
import dev.parlance.knowledge.document.R2dbcDocumentRows;
import dev.parlance.knowledge.document.R2dbcRemoval;

/**
 * {@link Entries} in PostgreSQL. A batch is one statement for the documents and one for the facts. The entries go there as
 * one JSON value, and are locked in the order of their keys, so that two imports never wait for each other in a circle.
 */
@Repository
class R2dbcEntries implements Entries {

    /**
     * A new revision is given along with each entry, and taken only together with a new text: by it a row that is
     * returned shows whether it has to be indexed.
     */
    private static final String STORE = """
            WITH given AS MATERIALIZED (
                SELECT * FROM json_to_recordset(CAST(:entries AS json)) AS e (id uuid, revision uuid, key text,
                    reference text, tags text[], metadata jsonb, contents text, hash text, bytes bigint, preview text,
                    characters integer, words integer)),
            stored AS (
                INSERT INTO document AS d (id, account, collection, name, origin, bytes, state, reference, tags, metadata,
                    text_sha256, revision, preview, characters, words)
                SELECT id, :account, :collection, key, 'entry', bytes, 'pending', reference, tags, metadata,
                    decode(hash, 'hex'), revision, preview, characters, words FROM given ORDER BY key
                ON CONFLICT (collection, name) WHERE origin = 'entry' DO UPDATE SET
                    (bytes, state, attempts, claims, indexer, queued_at, due_at, chunks, reason_code, reason, text_sha256,
                        revision, indexed_at, preview, characters, words) = (
                        SELECT excluded.bytes, excluded.state, 0, 0, CAST(NULL AS uuid), now(), now(), 0, NULL, NULL, excluded.text_sha256,
                            excluded.revision, CAST(NULL AS timestamptz), excluded.preview, excluded.characters,
                            excluded.words WHERE d.text_sha256 <> excluded.text_sha256
                        UNION ALL
                        SELECT d.bytes, d.state, d.attempts, d.claims, d.indexer, d.queued_at, d.due_at, d.chunks, d.reason_code, d.reason, d.text_sha256,
                            d.revision, d.indexed_at, d.preview, d.characters, d.words
                        WHERE d.text_sha256 = excluded.text_sha256),
                    reference = CASE WHEN :whole OR d.text_sha256 <> excluded.text_sha256
                        THEN excluded.reference ELSE d.reference END,
                    tags = CASE WHEN :whole OR d.text_sha256 <> excluded.text_sha256
                        THEN excluded.tags ELSE d.tags END,
                    metadata = excluded.metadata, updated_at = now()
                WHERE d.text_sha256 <> excluded.text_sha256 OR d.metadata <> excluded.metadata
                    OR :whole AND (d.tags, d.reference) IS DISTINCT FROM (excluded.tags, excluded.reference)
                RETURNING d.*),
            texts AS (
                INSERT INTO document_content (document, piece, data)
                SELECT s.id, 0, convert_to(g.contents, 'UTF8') FROM stored s JOIN given g ON g.revision = s.revision
                ON CONFLICT (document, piece) DO UPDATE SET data = excluded.data)
            SELECT s.*, g.id IS NOT NULL AS queued, g.id IS NOT DISTINCT FROM s.id AS created
            FROM stored s LEFT JOIN given g ON g.revision = s.revision""";

    private static final String FOREIGN_KEY = "23503";

    private static final String OTHERS = """
            DELETE FROM document WHERE id IN (
                SELECT id FROM document WHERE account = :account AND collection = :collection AND origin = 'entry'
                AND CAST(CAST('x' || left(md5(name), 16) AS bit(64)) AS bigint) <> ALL (:prints) LIMIT :part)
            RETURNING\s""" + R2dbcDocumentRows.COLUMNS;

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final DocumentFacts facts;

    private final R2dbcRemoval removal;

    private final JsonMapper json;

    R2dbcEntries(DatabaseClient database, TransactionalOperator transaction, DocumentFacts facts, R2dbcRemoval removal,
            JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.facts = facts;
        this.removal = removal;
        this.json = json;
    }

    @Override
    public Mono<List<Stored>> store(Collection collection, List<Entry> entries, Scope scope) {
        String given = json.writeValueAsString(entries.stream().map(R2dbcEntries::columns).toList());
        Mono<List<Row>> rows = database.sql(STORE).bind("entries", given).bind("account", collection.account())
                .bind("collection", collection.id()).bind("whole", scope == Scope.WHOLE)
                .map(R2dbcEntries::row).all().collectList();
        return rows.flatMap(this::queued).as(transaction::transactional)
                .onErrorMap(DataIntegrityViolationException.class, R2dbcEntries::refused)
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<UUID> find(Collection collection, String key) {
        return database
                .sql("""
                        SELECT id FROM document WHERE account = :account AND collection = :collection AND name = :key
                            AND origin = 'entry'""")
                .bind("account", collection.account()).bind("collection", collection.id()).bind("key", key)
                .mapValue(UUID.class).one()
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<Long> keepOnly(Collection collection, KeyPrints keys) {
        Flux<Document> others = database.sql(OTHERS).bind("account", collection.account())
                .bind("collection", collection.id()).bind("prints", keys.toArray())
                .bind("part", R2dbcRemoval.PART).map(R2dbcDocumentRows::document).all();
        return removal.all(others);
    }

    private Mono<List<Stored>> queued(List<Row> rows) {
        List<Document> queued = rows.stream().filter(row -> row.stored().queued()).map(Row::document).toList();
        return facts.allAccepted(queued).thenReturn(rows.stream().map(Row::stored).toList());
    }

    /** Either the collection went away meanwhile, or there is a value PostgreSQL does not keep. */
    private static Failure refused(DataIntegrityViolationException thrown) {
        boolean gone = thrown.getCause() instanceof R2dbcException cause && FOREIGN_KEY.equals(cause.getSqlState());
        return gone
                ? Failure.notFound("collection")
                : Failure.badRequest("invalid_entry", "The document holds a value that cannot be kept.");
    }

    private static Map<String, Object> columns(Entry entry) {
        byte[] text = entry.wording().text().getBytes(StandardCharsets.UTF_8);
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("id", Ids.next());
        columns.put("revision", Ids.next());
        columns.put("key", entry.key());
        columns.put("reference", entry.reference());
        columns.put("tags", entry.tags());
        columns.put("metadata", new RawValue(entry.metadata()));
        columns.put("contents", entry.wording().text());
        columns.put("hash", HexFormat.of().formatHex(Sha256.of(text)));
        columns.put("bytes", text.length);
        columns.put("preview", entry.wording().preview());
        columns.put("characters", entry.wording().characters());
        columns.put("words", entry.wording().words());
        return columns;
    }

    private static Row row(Readable row) {
        Document document = R2dbcDocumentRows.document(row);
        return new Row(document, new Stored(document.id(), R2dbcDocumentRows.get(row, "queued", Boolean.class),
                R2dbcDocumentRows.get(row, "created", Boolean.class)));
    }

    private record Row(Document document, Stored stored) {}
}
