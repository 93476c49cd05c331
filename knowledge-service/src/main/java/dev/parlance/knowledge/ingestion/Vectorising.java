package dev.parlance.knowledge.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.identity.Sha256;
import dev.parlance.knowledge.chunking.Chunk;
import dev.parlance.knowledge.document.Wording;
import dev.parlance.knowledge.document.queue.Chunks;
import dev.parlance.knowledge.document.queue.KeptChunk;
import dev.parlance.knowledge.document.queue.Stage;
import dev.parlance.knowledge.embedding.Embeddings;
import dev.parlance.knowledge.index.Passage;

/** Gives chunks their vectors: the ones that are known, where the same text was there before, and new ones for the rest. */
@Component
class Vectorising {

    private static final int BATCH = 32;

    private final Embeddings embeddings;

    private final Chunks chunks;

    Vectorising(Embeddings embeddings, Chunks chunks) {
        this.embeddings = embeddings;
        this.chunks = chunks;
    }

    String model() {
        return embeddings.name();
    }

    /** The chunks as they are kept, in their order. */
    Mono<List<KeptChunk>> kept(UUID account, List<Chunk> cut, Work work) {
        List<Printed> printed = cut.stream().map(Printed::of).toList();
        return vectors(account, printed, work)
                .doOnNext(vectors -> work.reach(Stage.STORING, vectors.size(), vectors.size()))
                .map(vectors -> printed.stream().map(one -> one.kept(vectors)).toList());
    }

    private Mono<Map<UUID, float[]>> vectors(UUID account, List<Printed> printed, Work work) {
        Map<UUID, String> texts = new HashMap<>();
        printed.forEach(one -> texts.put(one.print(), embeddable(one.chunk())));
        return chunks.find(account, embeddings.name(), texts.keySet()).flatMap(known -> completed(texts, known, work));
    }

    private Mono<Map<UUID, float[]>> completed(Map<UUID, String> texts, Map<UUID, float[]> known, Work work) {
        Map<UUID, float[]> vectors = new HashMap<>(known);
        work.reach(Stage.EMBEDDING, vectors.size(), texts.size());
        return Flux.fromIterable(texts.keySet()).filter(print -> !known.containsKey(print)).buffer(BATCH)
                .concatMap(prints -> embedded(prints, texts), 1)
                .doOnNext(vectors::putAll)
                .doOnNext(more -> work.reach(Stage.EMBEDDING, vectors.size(), texts.size()))
                .then(Mono.fromSupplier(() -> vectors));
    }

    private Mono<Map<UUID, float[]>> embedded(List<UUID> prints, Map<UUID, String> texts) {
        return embeddings.embedPassages(prints.stream().map(texts::get).toList()).map(made -> joined(prints, made));
    }

    private static Map<UUID, float[]> joined(List<UUID> prints, List<float[]> made) {
        Map<UUID, float[]> joined = new HashMap<>();
        for (int at = 0; at < prints.size(); at++) {
            joined.put(prints.get(at), made.get(at));
        }
        return joined;
    }

    /** The headings above a chunk say what it is about; the chunk alone often does not. */
    private static String embeddable(Chunk chunk) {
        return chunk.heading() == null ? chunk.text() : chunk.heading() + "\n" + chunk.text();
    }

    /** A chunk and the print of its text, which is made once. */
    private record Printed(Chunk chunk, UUID print) {

        static Printed of(Chunk chunk) {
            var digest = ByteBuffer.wrap(Sha256.of(embeddable(chunk).getBytes(UTF_8)));
            return new Printed(chunk, new UUID(digest.getLong(), digest.getLong()));
        }

        KeptChunk kept(Map<UUID, float[]> vectors) {
            float[] vector = vectors.get(print);
            if (vector == null) {
                throw new IllegalStateException("The model left out a text");
            }
            return new KeptChunk(new Passage(chunk.ordinal(), Wording.storable(chunk.text()),
                    storable(chunk.heading()), chunk.page(), vector), print);
        }

        private static @Nullable String storable(@Nullable String text) {
            return text == null ? null : Wording.storable(text);
        }
    }
}
