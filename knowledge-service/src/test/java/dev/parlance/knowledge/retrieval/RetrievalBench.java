package dev.parlance.knowledge.retrieval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import dev.parlance.knowledge.embedding.Embeddings;
import dev.parlance.knowledge.index.Origin;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Passage;
import dev.parlance.knowledge.index.Scope;
import dev.parlance.knowledge.index.lucene.LucenePassages;

/**
 * Measures indexing and answering on a judged collection. Run its {@code main} with a folder, a model
 * ({@code bge-small-en-v1.5-q} or {@code all-minilm-l6-v2-q}) and, to tune, the suffix {@code -train}.
 */
final class RetrievalBench implements AutoCloseable {

    private static final Owner OWNER = new Owner("bench", "corpus");
    private static final int DOCUMENTS_AT_A_TIME = 8;

    private final Judgements judgements;
    private final Embeddings embeddings;
    private final LucenePassages passages;
    private final Retrieval retrieval;

    private RetrievalBench(Judgements judgements, String model, Path index) throws IOException {
        this.judgements = judgements;
        this.embeddings = Embeddings.inProcess(model);
        this.passages = LucenePassages.open(index, embeddings.name());
        this.retrieval = new Retrieval(embeddings, passages);
    }

    public static void main(String[] arguments) throws IOException {
        var judgements = Judgements.read(Path.of(arguments[0]), arguments.length > 2 ? arguments[2] : "");
        var index = Files.createTempDirectory("retrieval-bench");
        try (var bench = new RetrievalBench(judgements, arguments[1], index)) {
            bench.index();
            bench.ask();
        }
    }

    private void index() {
        long start = System.nanoTime();
        long cpu = cpuNanos();
        Flux.fromIterable(judgements.corpus()).flatMap(this::store, DOCUMENTS_AT_A_TIME).then().block();
        int count = judgements.corpus().size();
        double seconds = (System.nanoTime() - start) / 1e9;
        print("indexed %d documents in %.1f s: %.1f/s, %.1f ms of processor time each", count, seconds,
                count / seconds, (cpuNanos() - cpu) / 1e6 / count);
    }

    /** What the process used of all processors; unlike the clock it says the same on a busy machine. */
    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    private Mono<Void> store(JsonNode document) {
        String title = document.get("title").asString();
        String text = document.get("text").asString();
        var origin = new Origin(document.get("id").asString(), "");
        return embeddings.embedPassages(List.of(title + "\n" + text))
                .map(vectors -> List.of(new Passage(0, text, title, null, vectors.getFirst())))
                .flatMap(cut -> passages.replace(OWNER, origin, cut));
    }

    private void ask() {
        double ndcg = 0;
        double recall = 0;
        List<Double> millis = new ArrayList<>();
        for (Map.Entry<String, String> query : judgements.queries().entrySet()) {
            long start = System.nanoTime();
            var ranking = ranking(query.getValue());
            millis.add((System.nanoTime() - start) / 1e6);
            ndcg += judgements.ndcgAt10(query.getKey(), ranking);
            recall += judgements.recallAt100(query.getKey(), ranking);
        }
        Collections.sort(millis);
        print("%d questions: nDCG@10 %.4f, recall@100 %.4f, p50 %.1f ms, p95 %.1f ms", millis.size(),
                ndcg / millis.size(), recall / millis.size(), millis.get(millis.size() / 2),
                millis.get(millis.size() * 95 / 100));
    }

    private List<String> ranking(String question) {
        var found = retrieval.find(new Question(Scope.of(OWNER), question, Ranking.BALANCED, 100)).block().passages();
        return Objects.requireNonNull(found).stream().map(one -> one.excerpt().origin().documentId()).toList();
    }

    private static void print(String pattern, Object... values) {
        System.out.printf(pattern + "%n", values);
    }

    @Override
    public void close() {
        passages.close();
    }
}
