package dev.parlance.knowledge.retrieval.query;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import dev.parlance.knowledge.chunking.Chunk;
import dev.parlance.knowledge.chunking.Chunker;
import dev.parlance.knowledge.chunking.ChunkingSettings;
import dev.parlance.knowledge.embedding.Embeddings;
import dev.parlance.knowledge.index.Origin;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Passage;
import dev.parlance.knowledge.index.Scope;
import dev.parlance.knowledge.index.lucene.LucenePassages;
import dev.parlance.knowledge.parsing.Reading;
import dev.parlance.knowledge.retrieval.Retrieval;

/**
 * Measures answering on a judged collection, as entries are cut and searched by the API: its figures are those of
 * {@code deploy/bench/Retrieval.java} without a server. Run its {@code main} with a folder, a model ({@code bge-small-en-v1.5-q}
 * or {@code all-minilm-l6-v2-q}), to tune the suffix {@code -train}, and to be quick a file that keeps vectors.
 */
final class RetrievalBench implements AutoCloseable {

    private static final Owner OWNER = new Owner("bench", "corpus");
    private static final int DOCUMENTS_AT_A_TIME = 8;
    private static final int TOP = 100;
    private static final double USUAL_SCORE = 0.2;

    private final Chunker chunker = new Chunker(ChunkingSettings.defaults());
    private final JudgedSet judged;
    private final Remembered embeddings;
    private final LucenePassages passages;
    private final DocumentSearch search;

    private RetrievalBench(JudgedSet judged, Remembered embeddings, Path index) throws IOException {
        this.judged = judged;
        this.embeddings = embeddings;
        this.passages = LucenePassages.open(index, embeddings.name());
        this.search = new DocumentSearch(new Retrieval(embeddings, passages));
    }

    public static void main(String[] arguments) throws IOException {
        var judged = JudgedSet.read(Path.of(arguments[0]), arguments.length > 2 ? arguments[2] : "");
        var memory = arguments.length > 3 ? Path.of(arguments[3]) : Files.createTempFile("vectors", ".bin");
        var index = Files.createTempDirectory("retrieval-bench");
        try (var embeddings = new Remembered(Embeddings.inProcess(arguments[1]), memory);
                var bench = new RetrievalBench(judged, embeddings, index)) {
            bench.index();
            Stream.of(Reranker.values()).forEach(bench::ask);
        }
    }

    private void index() {
        long start = System.nanoTime();
        long cpu = cpuNanos();
        Flux.fromIterable(judged.corpus()).flatMap(this::store, DOCUMENTS_AT_A_TIME).then().block();
        int count = judged.corpus().size();
        double seconds = (System.nanoTime() - start) / 1e9;
        print("indexed %d documents in %.1f s: %.1f/s, %.1f ms of processor time each", count, seconds,
                count / seconds, (cpuNanos() - cpu) / 1e6 / count);
    }

    /** What the process used of all processors; unlike the clock it says the same on a busy machine. */
    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    private Mono<Void> store(JsonNode document) {
        String text = (document.path("title").asString("") + "\n\n" + document.get("text").asString()).strip();
        String id = document.get("id").asString();
        if (text.isEmpty()) {
            return Mono.empty();
        }
        List<Chunk> chunks = chunker.cutEntry(Reading.document("entry.txt", text));
        return embeddings.embedPassages(chunks.stream().map(Chunk::text).toList())
                .flatMap(vectors -> passages.replace(OWNER, new Origin(id, id), passages(chunks, vectors)));
    }

    private static List<Passage> passages(List<Chunk> chunks, List<float[]> vectors) {
        return chunks.stream().map(chunk -> new Passage(chunk.ordinal(), chunk.text(), chunk.heading(), chunk.page(),
                vectors.get(chunk.ordinal()))).toList();
    }

    private void ask(Reranker reranker) {
        double ndcg = 0;
        double recall = 0;
        List<Double> millis = new ArrayList<>();
        long cpu = cpuNanos();
        for (Map.Entry<String, String> query : judged.queries().entrySet()) {
            long start = System.nanoTime();
            var ranking = ranking(query.getValue(), reranker);
            millis.add((System.nanoTime() - start) / 1e6);
            ndcg += judged.ndcgAt10(query.getKey(), ranking);
            recall += judged.recallAt100(query.getKey(), ranking);
        }
        Collections.sort(millis);
        print("%-8s %d questions: nDCG@10 %.4f, recall@100 %.4f, p50 %.1f ms, p95 %.1f ms, processor %.1f ms", reranker,
                millis.size(), ndcg / millis.size(), recall / millis.size(), millis.get(millis.size() / 2),
                millis.get(millis.size() * 95 / 100), (cpuNanos() - cpu) / 1e6 / millis.size());
    }

    private List<String> ranking(String question, Reranker reranker) {
        var query = new Query(List.of(question), List.of(), TOP, Likeness.of(USUAL_SCORE), reranker, false);
        return search.find(Scope.of(OWNER), query).block().best().stream()
                .map(one -> one.excerpt().origin().documentId()).toList();
    }

    private static void print(String pattern, Object... values) {
        System.out.printf(pattern + "%n", values);
    }

    @Override
    public void close() {
        passages.close();
    }

    /** Keeps the vectors of passages in a file, so that what does not change them can be varied at little cost. */
    private static final class Remembered implements Embeddings, AutoCloseable {

        private final Embeddings model;
        private final Map<String, float[]> known = new ConcurrentHashMap<>();
        private final DataOutputStream file;

        Remembered(Embeddings model, Path file) throws IOException {
            this.model = model;
            if (Files.exists(file)) {
                read(file);
            }
            this.file = new DataOutputStream(new BufferedOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
        }

        private void read(Path file) throws IOException {
            try (var stored = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                while (stored.available() > 0) {
                    byte[] text = stored.readNBytes(stored.readInt());
                    float[] vector = new float[stored.readInt()];
                    for (int i = 0; i < vector.length; i++) {
                        vector[i] = stored.readFloat();
                    }
                    known.put(new String(text, java.nio.charset.StandardCharsets.UTF_8), vector);
                }
            }
        }

        private synchronized void remember(String text, float[] vector) {
            try {
                byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                file.writeInt(bytes.length);
                file.write(bytes);
                file.writeInt(vector.length);
                for (float value : vector) {
                    file.writeFloat(value);
                }
                known.put(text, vector);
            } catch (IOException full) {
                throw new java.io.UncheckedIOException(full);
            }
        }

        @Override
        public String name() {
            return model.name();
        }

        @Override
        public int dimensions() {
            return model.dimensions();
        }

        @Override
        public boolean reads(UnicodeScript script) {
            return model.reads(script);
        }

        @Override
        public Mono<float[]> embedQuery(String question) {
            return model.embedQuery(question);
        }

        @Override
        public Mono<List<float[]>> embedPassages(List<String> texts) {
            return Flux.fromIterable(texts).concatMap(this::vector).collectList();
        }

        private Mono<float[]> vector(String text) {
            float[] vector = known.get(text);
            return vector != null
                    ? Mono.just(vector)
                    : model.embedPassages(List.of(text)).map(List::getFirst).doOnNext(made -> remember(text, made));
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
