package dev.parlance.knowledge.index.lucene;

import static dev.parlance.knowledge.index.Shelf.passage;
import static dev.parlance.knowledge.index.Shelf.replacement;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

import dev.parlance.knowledge.index.Holding;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Replacement;
import dev.parlance.knowledge.index.Shelf;

/** Processes that write are killed without warning; whatever they had acknowledged is there. */
class LuceneKillIT {

    private static final Owner OWNER = new Owner("account", "collection");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void acknowledgedDocumentsOutliveThreeKills() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            acknowledged.addAll(acknowledgedBeforeKill(round, 20 + 35 * round));
        }

        try (var passages = LucenePassages.open(folder, "model")) {
            assertThat(new Shelf(passages).holdings(OWNER)).allMatch(held -> held.passages() == 3)
                    .extracting(Holding::documentId).containsAll(acknowledged);
        }
    }

    /** What the writer says after it was told to die counts as well. */
    private List<String> acknowledgedBeforeKill(int round, int enough) throws IOException, InterruptedException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var writer = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"),
                LuceneKillIT.class.getName(),
                folder.toString(), String.valueOf(round)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> acknowledged = new ArrayList<>();
        try (var said = new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                acknowledged.add(line);
                if (acknowledged.size() == enough) {
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        writer.waitFor();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(enough);
        return acknowledged;
    }

    /** Writes four documents at a time, in batches that overlap, and names each when it is acknowledged. */
    public static void main(String[] arguments) throws IOException {
        var passages = LucenePassages.open(Path.of(arguments[0]), "model");
        Flux.range(0, Integer.MAX_VALUE).map(i -> batch(arguments[1], i))
                .flatMap(batch -> passages.replaceAll(batch).thenReturn(batch), 4).concatMapIterable(batch -> batch)
                .doOnNext(one -> System.out.println(one.origin().documentId())).blockLast();
    }

    private static List<Replacement> batch(String round, int number) {
        return IntStream.range(0, 4).mapToObj(i -> replacement(OWNER, "d%s-%d-%d".formatted(round, number, i),
                passage(0, "green", 1), passage(1, "black", 2), passage(2, "white", 3))).toList();
    }
}
