package dev.parlance.knowledge.ingestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.parsing.Block;
import dev.parlance.knowledge.parsing.DocumentReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.UnreadableDocument;
import dev.parlance.knowledge.parsing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/** The text of files that are not kept. */
class ReadingEndpointTests {

    @TempDir
    private Path folder;

    private static final class EchoReader implements DocumentReader {

        @Override
        public ParsedDocument read(Path file, String filename) throws UnreadableDocument {
            if (filename.endsWith(".xyz")) {
                throw new UnreadableDocument("unsupported_kind", "Files of this kind cannot be read.");
            }
            return readText(file);
        }

        @Override
        public ParsedDocument readText(Path file) {
            try {
                return new ParsedDocument(null, List.of(new Block.Paragraph(Files.readString(file), false, null)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    @Test
    void tellsTheTextOfAFileAndKeepsNothing() {
        StepVerifier.create(read("a.docx", "Hello")).assertNext(view -> assertThat(view.text()).isEqualTo("Hello"))
                .verifyComplete();
        assertThat(left()).isZero();
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        StepVerifier.create(read("a.xyz", "Hello")).verifyErrorSatisfies(
                thrown -> assertThat(thrown).isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.status()).isEqualTo(400);
                    assertThat(failure.code()).isEqualTo("unsupported_kind");
                }));
    }

    @Test
    void takesNoMoreThanItMay() {
        Flux<byte[]> endless = Flux.range(0, 100).map(number -> new byte[1 << 20]);

        StepVerifier.create(new BlockingReading(new EchoReader(), Workplace.within(folder)).text("a.txt", endless))
                .verifyErrorSatisfies(thrown -> assertThat(thrown).hasMessageContaining("too large"));
        assertThat(left()).isZero();
    }

    private Mono<ReadingEndpoint.TextView> read(String name, String content) {
        var request = MockServerHttpRequest.post("/internal/readings").body(content);
        return new ReadingEndpoint(new BlockingReading(new EchoReader(), Workplace.within(folder)))
                .read(MockServerWebExchange.from(request), name);
    }

    /** Beside what marks the folder as one in use. */
    private long left() {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> !file.endsWith("owner"))
                    .count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
