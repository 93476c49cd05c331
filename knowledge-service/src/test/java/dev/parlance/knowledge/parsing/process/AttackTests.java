package dev.parlance.knowledge.parsing.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

import dev.parlance.knowledge.parsing.LocalReader;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.UnreadableDocument;
import dev.parlance.knowledge.parsing.Workplace;

/** Whatever a file asks for, it gets neither a file nor a connection, and others are read on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTests {

    private static final String SECRET = "5ecret-of-the-house";

    private static final ProcessSettings SETTINGS = new ProcessSettings(true, 1, DataSize.ofMegabytes(384),
            Duration.ofSeconds(20), DataSize.ofMegabytes(64), 500, Duration.ofMinutes(1));

    private final AtomicInteger connections = new AtomicInteger();

    private ServerSocket server;

    private Path folder;

    private Workplace workplace;

    private ProcessReader reader;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::count);
        workplace = Workplace.within(folder);
        ParsingLimits limits = ParsingLimits.defaults();
        reader = new ProcessReader(new LocalReader(Kinds.all(), limits), limits, SETTINGS,
                new ReaderPool(Launch.find(SETTINGS).orElseThrow(), SETTINGS, workplace));
    }

    @AfterAll
    void end() throws IOException {
        reader.close();
        workplace.close();
        server.close();
    }

    Collection<Hostile.File> attacks() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), SECRET);
        return new Hostile(secret.toUri().toString(), "http://127.0.0.1:" + server.getLocalPort() + "/x").all()
                .values();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void gainsNothing(Hostile.File file) throws IOException {
        String outcome = outcome(file.name(), file.content());

        assertThat(outcome.substring(0, Math.min(outcome.length(), 400))).matches("(?s)" + file.outcome())
                .doesNotStartWith("reader_failed");
        assertThat(outcome).doesNotContain(SECRET);
        assertThat(connections).hasValue(0);
        assertThat(outcome("next.csv", "Item,Price\nPen,2.50\n".getBytes(StandardCharsets.UTF_8)))
                .contains("Pen");
    }

    private String outcome(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("attack"), content);
        try {
            return reader.read(file, name).text();
        } catch (UnreadableDocument refusal) {
            return refusal.code() + ": " + refusal.reason();
        }
    }

    private void count() {
        try {
            while (true) {
                server.accept().close();
                connections.incrementAndGet();
            }
        } catch (IOException closed) {
            assertThat(server.isClosed()).isTrue();
        }
    }
}
