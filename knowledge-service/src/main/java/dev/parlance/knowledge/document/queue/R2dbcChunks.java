package dev.parlance.knowledge.document.queue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.knowledge.document.R2dbcDocumentRows;
import dev.parlance.knowledge.document.queue.Outcome.Indexed;
import dev.parlance.knowledge.index.Passage;

/** {@link Chunks} in PostgreSQL. */
@Repository
class R2dbcChunks implements Chunks {

    /** About a megabyte of texts and vectors. */
    private static final int TOGETHER = 256;

    private final DatabaseClient database;

    private final JsonMapper json;

    R2dbcChunks(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<Map<UUID, float[]>> find(UUID account, String model, Collection<UUID> prints) {
        return database.sql("""
                SELECT DISTINCT ON (print) print, encode(vector, 'base64') AS vector FROM chunk
                WHERE account = :account AND print = ANY(:prints) AND model = :model""")
                .bind("account", account).bind("prints", prints.toArray(UUID[]::new)).bind("model", model)
                .map(row -> Map.entry(R2dbcDocumentRows.get(row, "print", UUID.class), vector(row))).all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Makes these the chunks of their documents, within the transaction of the caller. */
    Mono<Void> replace(List<Outcome> outcomes) {
        UUID[] documents = outcomes.stream().map(outcome -> outcome.document().id()).toArray(UUID[]::new);
        Mono<Void> gone = database.sql("DELETE FROM chunk WHERE document = ANY(:documents)")
                .bind("documents", documents).then();
        return gone.thenMany(Flux.fromStream(() -> outcomes.stream().flatMap(R2dbcChunks::rows)).buffer(TOGETHER)
                .concatMap(this::insert, 1)).then();
    }

    private Mono<Void> insert(List<Map<String, Object>> rows) {
        return database.sql("""
                INSERT INTO chunk (document, ordinal, account, heading, page, text, print, model, vector)
                SELECT document, ordinal, account, heading, page, text, print, model, decode(vector, 'base64')
                FROM json_to_recordset(CAST(:chunks AS json)) AS c (document uuid, ordinal integer, account uuid,
                    heading text, page integer, text text, print uuid, model text, vector text)""")
                .bind("chunks", json.writeValueAsString(rows)).then();
    }

    private static Stream<Map<String, Object>> rows(Outcome outcome) {
        return outcome instanceof Indexed indexed
                ? indexed.chunks().stream().map(chunk -> row(indexed, chunk))
                : Stream.empty();
    }

    private static Map<String, Object> row(Indexed indexed, KeptChunk chunk) {
        Passage passage = chunk.passage();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("document", indexed.document().id());
        row.put("ordinal", passage.ordinal());
        row.put("account", indexed.document().account());
        row.put("heading", passage.heading());
        row.put("page", passage.page());
        row.put("text", passage.text());
        row.put("print", chunk.print());
        row.put("model", indexed.model());
        row.put("vector", Vectors.written(passage.vector()));
        return row;
    }

    private static float[] vector(Readable row) {
        return Vectors.read(R2dbcDocumentRows.get(row, "vector", String.class));
    }
}
