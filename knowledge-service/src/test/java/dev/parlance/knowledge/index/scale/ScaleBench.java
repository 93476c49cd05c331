package dev.parlance.knowledge.index.scale;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.knowledge.index.Candidate;
import dev.parlance.knowledge.index.Direction;
import dev.parlance.knowledge.index.Excerpt;
import dev.parlance.knowledge.index.Origin;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Passage;
import dev.parlance.knowledge.index.Replacement;
import dev.parlance.knowledge.index.Scope;
import dev.parlance.knowledge.index.Search;
import dev.parlance.knowledge.index.lucene.LucenePassages;

/**
 * One account with many chunks and a hundred with a thousand each, in the Lucene index, through the product's own way.
 * Run its {@code main} with a folder for the index, the chunks of the large account (100000) and the number of small
 * accounts (100). What is in the folder already is used again.
 */
final class ScaleBench {

    private static final int CHUNKS_PER_DOCUMENT = 10;
    private static final int CHUNKS_OF_SMALL = 1_000;
    private static final int DOCUMENTS_AT_A_TIME = 64;
    private static final int QUESTIONS = 1_000;

    private final SyntheticChunks chunks = new SyntheticChunks();
    private final Path folder;
    private final int large;
    private final int small;

    private ScaleBench(Path folder, int large, int small) {
        this.folder = folder;
        this.large = large;
        this.small = small;
    }

    public static void main(String[] arguments) throws IOException {
        var bench = new ScaleBench(Path.of(arguments[0]), Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]));
        if (!Files.exists(bench.folder)) {
            bench.open(bench::fill);
        }
        bench.open(bench::measure);
        bench.open(bench::measureWhileWriting);
        bench.open(bench::removeThreeOfTen);
        bench.open(bench::measure);
    }

    private void open(Use use) throws IOException {
        try (var passages = LucenePassages.open(folder, "bench")) {
            use.of(passages);
        }
    }

    private void fill(LucenePassages passages) {
        long start = System.nanoTime();
        Flux.range(0, small + 1).flatMapIterable(this::documents, 1).buffer(DOCUMENTS_AT_A_TIME)
                .concatMap(passages::replaceAll).then().block();
        double seconds = (System.nanoTime() - start) / 1e9;
        int all = large + small * CHUNKS_OF_SMALL;
        print("indexed %d chunks in %.0f s: %.0f/s", all, seconds, all / seconds);
    }

    /** Account 0 is the large one. */
    private List<Replacement> documents(int account) {
        return IntStream.range(0, chunksOf(account) / CHUNKS_PER_DOCUMENT)
                .mapToObj(document -> replacement(account, document)).toList();
    }

    private Replacement replacement(int account, int document) {
        var cut = IntStream.range(0, CHUNKS_PER_DOCUMENT)
                .mapToObj(i -> chunks.chunk(i, number(account, document * CHUNKS_PER_DOCUMENT + i))).toList();
        return new Replacement(owner(account), origin(document), cut);
    }

    private void measure(LucenePassages passages) {
        ask(passages, 0, 200);
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        print("heap %d MB, on disk %d MB in %d files", heap, bytes() >> 20, files().size());
        ask(passages, 0, QUESTIONS);
        ask(passages, 1, QUESTIONS);
        print("recall@10 large %.4f, small %.4f", recall(passages, 0), recall(passages, 1));
    }

    /** Another account comes in meanwhile, ten times as fast as two processors embed, and goes again. */
    private void measureWhileWriting(LucenePassages passages) {
        int guest = small + 1;
        ask(passages, 0, 200);
        var writing = Flux.interval(Duration.ofMillis(500)).onBackpressureDrop()
                .map(turn -> IntStream.range(0, 20).mapToObj(i -> replacement(guest, turn.intValue() * 20 + i))
                        .toList())
                .concatMap(passages::replaceAll).subscribe();
        print("while 400 chunks a second come in:");
        ask(passages, 0, QUESTIONS);
        ask(passages, 1, QUESTIONS);
        writing.dispose();
        passages.removeCollection(owner(guest)).block();
    }

    private void ask(LucenePassages passages, int account, int questions) {
        double[] millis = new double[questions];
        for (int i = 0; i < questions; i++) {
            var search = new Search(Scope.of(owner(asked(account, i))), chunks.question(-i), chunks.vector(-i - 1));
            long start = System.nanoTime();
            passages.search(search, (cosine, wording) -> 0.65 * cosine + 0.35 * Math.sqrt(wording), 100).block();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        print("%s account: p50 %.1f ms, p99 %.1f ms, most %.1f ms", account == 0 ? "large" : "small",
                millis[questions / 2], millis[questions * 99 / 100], millis[questions - 1]);
    }

    private double recall(LucenePassages passages, int kind) {
        return IntStream.range(0, 100).mapToDouble(i -> recall(passages, asked(kind, i), chunks.vector(-i - 1)))
                .average().orElseThrow();
    }

    private double recall(LucenePassages passages, int account, float[] question) {
        var search = new Search(Scope.of(owner(account)), "", question);
        Set<UUID> found = requireNonNull(passages.search(search, (cosine, wording) -> cosine, 10).block()).stream()
                .map(Candidate::excerpt).map(Excerpt::id).collect(Collectors.toSet());
        return exact(account, question).filter(found::contains).count() / 10.0;
    }

    private Stream<UUID> exact(int account, float[] question) {
        float[][] all = vectors(account);
        double[] scores = IntStream.range(0, all.length).parallel()
                .mapToDouble(i -> isRemoved(i / CHUNKS_PER_DOCUMENT) ? -2 : product(all[i], question)).toArray();
        double tenth = Arrays.stream(scores).sorted().skip(scores.length - 10L).findFirst().orElseThrow();
        return IntStream.range(0, all.length).filter(i -> scores[i] >= tenth).mapToObj(i -> id(account, i));
    }

    private float[][] vectors(int account) {
        if (account == heldAccount) {
            return held;
        }
        held = IntStream.range(0, chunksOf(account)).parallel()
                .mapToObj(i -> Direction.of(chunks.vector(number(account, i)))).toArray(float[][]::new);
        heldAccount = account;
        return held;
    }

    private int heldAccount = -1;
    private float[][] held = {};
    private boolean removed;

    private UUID id(int account, int chunk) {
        var passage = new Passage(chunk % CHUNKS_PER_DOCUMENT, "", null, null, new float[]{1});
        return Excerpt.of(owner(account), origin(chunk / CHUNKS_PER_DOCUMENT), passage).id();
    }

    private void removeThreeOfTen(LucenePassages passages) {
        long start = System.nanoTime();
        Flux.range(0, small + 1).concatMap(account -> removeFrom(account, passages)).then().block();
        removed = true;
        held = new float[0][];
        print("removed three of ten documents in %.1f s", (System.nanoTime() - start) / 1e9);
    }

    private Mono<Void> removeFrom(int account, LucenePassages passages) {
        return Flux.range(0, chunksOf(account) / CHUNKS_PER_DOCUMENT).filter(document -> document % 10 < 3)
                .map(String::valueOf).buffer(DOCUMENTS_AT_A_TIME)
                .concatMap(some -> passages.removeAll(owner(account), some)).then();
    }

    private boolean isRemoved(int document) {
        return removed && document % 10 < 3;
    }

    private int asked(int kind, int question) {
        return kind == 0 ? 0 : 1 + question / 10 % small;
    }

    private int chunksOf(int account) {
        return account == 0 ? large : CHUNKS_OF_SMALL;
    }

    private static long number(int account, int chunk) {
        return account * 10_000_000L + chunk + 1;
    }

    private static Owner owner(int account) {
        return new Owner("account-" + account, "collection");
    }

    private static Origin origin(int document) {
        return new Origin(String.valueOf(document), "a file");
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private long bytes() {
        return files().stream().mapToLong(file -> file.toFile().length()).sum();
    }

    private List<Path> files() {
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void print(String pattern, Object... values) {
        System.out.printf(pattern + "%n", values);
    }

    /** What is done while the index is open. */
    @FunctionalInterface
    private interface Use {

        void of(LucenePassages passages);
    }
}
