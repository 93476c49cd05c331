package dev.parlance.knowledge.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.knowledge.chunking.Chunker;
import dev.parlance.knowledge.chunking.ChunkingSettings;
import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.document.Document.Origin;
import dev.parlance.knowledge.document.DocumentState;
import dev.parlance.knowledge.parsing.Block;
import dev.parlance.knowledge.parsing.DocumentReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.UnreadableDocument;
import dev.parlance.knowledge.parsing.Workplace;

/** Tests for {@link BlockingExtraction}. */
class BlockingExtractionTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Never comes back from a file that says so, unless it is interrupted. */
    private static final class StuckReader implements DocumentReader {

        private final CountDownLatch stuck = new CountDownLatch(1);

        private final CountDownLatch freed = new CountDownLatch(1);

        @Override
        public ParsedDocument read(Path file, String filename) throws UnreadableDocument {
            if (filename.equals("stuck")) {
                stay();
            }
            return readText(file);
        }

        @Override
        public ParsedDocument readText(Path file) throws UnreadableDocument {
            try {
                return new ParsedDocument(null, List.of(new Block.Paragraph(Files.readString(file), false, null)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private void stay() throws UnreadableDocument {
            stuck.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                freed.countDown();
                throw new UnreadableDocument("too_slow", "Given up.");
            }
        }
    }

    private final StuckReader reader = new StuckReader();

    private Workplace workplace;

    private BlockingExtraction extraction;

    @BeforeEach
    void start(@TempDir Path folder) {
        workplace = Workplace.within(folder);
        extraction = new BlockingExtraction(reader, new Chunker(ChunkingSettings.defaults()), workplace);
    }

    @AfterEach
    void end() {
        workplace.close();
    }

    @Test
    void readsOtherFilesWhileOneIsStuck() throws InterruptedException {
        Disposable stuck = stuck();

        Flux<Extract> others = Flux.range(0, 50).flatMap(number -> extracted("file " + number, Origin.FILE));

        StepVerifier.create(others).expectNextCount(50).expectComplete().verify(PATIENCE);
        stuck.dispose();
    }

    @Test
    void readsTextsWhileAllFilesAreStuck() throws InterruptedException {
        List<Disposable> stuck = List.of(stuck(), stuck(), stuck());

        StepVerifier.create(extracted("text", Origin.TEXT)).expectNextCount(1).expectComplete().verify(PATIENCE);
        stuck.forEach(Disposable::dispose);
    }

    @Test
    void freesTheThreadOfAFileThatIsGivenUp() throws InterruptedException {
        stuck().dispose();

        assertThat(reader.freed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private Disposable stuck() throws InterruptedException {
        Disposable reading = extracted("stuck", Origin.FILE).onErrorComplete().subscribe();
        assertThat(reader.stuck.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return reading;
    }

    private Mono<Extract> extracted(String name, Origin origin) {
        Document document = new Document(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(),
                name, origin, 5, DocumentState.PROCESSING, 0, 0, 1, new Document.Progress(null, 0, 0, Instant.EPOCH),
                null, Instant.EPOCH, Instant.EPOCH);
        return extraction.extract(document, Flux.just("words".getBytes(StandardCharsets.UTF_8)));
    }
}
