package dev.parlance.knowledge.parsing.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import dev.parlance.knowledge.parsing.LocalReader;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.UnreadableDocument;
import dev.parlance.knowledge.parsing.Workplace;

/** Tests for {@link ProcessReader}, with processes that misbehave. */
class ProcessReaderTests {

    @TempDir
    Path folder;

    private Workplace workplace;

    private ReaderPool pool;

    private ProcessReader reader;

    @BeforeEach
    void start() {
        workplace = Workplace.within(folder);
        open(settings(Duration.ofSeconds(60), 100, Duration.ofSeconds(60)));
    }

    @AfterEach
    void end() {
        reader.close();
        workplace.close();
    }

    @Test
    void readsAnyNumberOfFilesInOneProcess() throws Exception {
        assertThat(List.of(read("one"), read("two"), read("three"))).containsExactly("one", "two", "three");
        assertThat(pool.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hang", "spin"})
    void endsWhatTakesTooLong(String how) throws Exception {
        reopen(settings(Duration.ofSeconds(8), 100, Duration.ofSeconds(60)));

        assertThat(refusal(how)).startsWith("too_slow: ").contains("2 seconds");
        assertThat(read("next")).isEqualTo("next");
    }

    @Test
    void endsWhatTakesTooMuchMemory() throws Exception {
        assertThat(refusal("memory")).startsWith("too_complex: ").contains("64 MB");
        assertThat(read("next")).isEqualTo("next");
    }

    @Test
    void endsWhatSaysTooMuch() throws Exception {
        assertThat(refusal("flood")).startsWith("too_large: ").contains("1 MB of text");
        assertThat(read("next")).isEqualTo("next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"crash", "garbage"})
    void saysWhenAFileBreaksItsReader(String how) throws Exception {
        assertThat(refusal(how)).startsWith("reader_failed: ");
        assertThat(read("next")).isEqualTo("next");
    }

    @Test
    void givesAFileAnotherChanceWhereAnEarlierOneMayBeToBlame() throws Exception {
        read("something");

        assertThat(read("crash-later")).isEqualTo("survived");
    }

    @Test
    void isNotDisturbedByWhatLibrariesPrint() throws Exception {
        assertThat(read("print")).isEqualTo("printed");
        assertThat(read("next")).isEqualTo("next");
    }

    @Test
    void readsOnWhileAnotherFileHangs() throws Exception {
        CompletableFuture<Void> hanging = CompletableFuture.runAsync(() -> refusal("hang"));

        assertThat(read("quick")).isEqualTo("quick");
        assertThat(hanging).isNotDone();
        reader.close();
    }

    @Test
    void endsTheOffspringOfAProcess() throws Exception {
        Path told = folder.resolve("offspring");
        reopen(settings(Duration.ofSeconds(12), 100, Duration.ofSeconds(60)));

        assertThat(refusal("offspring " + told)).startsWith("too_slow: ");
        ProcessHandle.of(Long.parseLong(Files.readString(told))).ifPresent(ProcessReaderTests::awaitEnd);
    }

    @Test
    void tellsAProcessNothingOfItsOwnEnvironment() throws Exception {
        assertThat(System.getenv()).isNotEmpty();
        assertThat(read("environment")).startsWith("knows [] in " + folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/", "https://localhost/", "ftp://localhost/a"})
    void letsNothingBeFetched(String address) {
        assertThat(refusal("fetch " + address)).startsWith("broken_file: ");
    }

    @Test
    void sweepsWhatWasLeftLying() throws Exception {
        Path litter = Path.of(read("litter"));
        assertThat(litter).exists();

        reader.close();

        assertThat(litter.getParent()).doesNotExist();
    }

    @Test
    void takesAFreshProcessAfterSomeFiles() throws Exception {
        reopen(settings(Duration.ofSeconds(60), 2, Duration.ofSeconds(60)));
        List<String> pids = List.of(read("pid"), read("pid"), read("pid"));

        assertThat(pids.get(1)).isEqualTo(pids.get(0));
        assertThat(pids.get(2)).isNotEqualTo(pids.get(0));
    }

    @Test
    void endsAProcessWithoutWork() throws Exception {
        reopen(settings(Duration.ofSeconds(60), 100, Duration.ofMillis(50)));

        awaitEnd(process(read("pid")));
    }

    @Test
    void endsItsProcessesWithItself() throws Exception {
        ProcessHandle process = process(read("pid"));

        reader.close();

        awaitEnd(process);
    }

    @Test
    void givesUpWhenInterrupted() throws Exception {
        ProcessHandle process = process(read("pid"));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> read("hang")).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(process).isNotNull();
    }

    @Test
    void endsAProcessWhoseServiceIsKilled() throws Exception {
        Process service = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), HangingService.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        ProcessHandle process = process("pid " + service.inputReader().readLine());

        service.destroyForcibly().waitFor();

        awaitEnd(process);
    }

    private void open(ProcessSettings settings) {
        pool = new ReaderPool(NaughtyReaders.launch(settings), settings, workplace);
        ParsingLimits limits = ParsingLimits.defaults();
        reader = new ProcessReader(new LocalReader(Kinds.all(), limits), limits, settings, pool);
    }

    private void reopen(ProcessSettings settings) {
        reader.close();
        open(settings);
    }

    private String read(String text) throws UnreadableDocument, IOException {
        return reader.read(Files.writeString(Files.createTempFile(folder, "said", ""), text), "a.txt").text();
    }

    private String refusal(String text) {
        try {
            throw new AssertionError("was read: " + read(text));
        } catch (UnreadableDocument refusal) {
            return refusal.code() + ": " + refusal.reason();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    static ProcessSettings settings(Duration time, int documents, Duration idle) {
        return new ProcessSettings(true, 2, DataSize.ofMegabytes(64), time, DataSize.ofMegabytes(1), documents, idle);
    }

    private static ProcessHandle process(String said) {
        return ProcessHandle.of(Long.parseLong(said.substring("pid ".length()))).orElseThrow();
    }

    private static void awaitEnd(ProcessHandle process) {
        assertThat(process.onExit()).succeedsWithin(10, SECONDS);
    }

    /** Reads a file that never ends and tells the process that does. */
    static final class HangingService {

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            ProcessSettings settings = settings(Duration.ofSeconds(60), 100, Duration.ofSeconds(60));
            ReaderPool pool = new ReaderPool(NaughtyReaders.launch(settings), settings, Workplace.within(folder));
            ParsingLimits limits = ParsingLimits.defaults();
            Path file = Files.writeString(folder.resolve("hanging"), "hang");
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> read(pool, limits, settings, file));
            while (pool.size() == 0) {
                Thread.onSpinWait();
            }
            try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
                System.out.println(children.findFirst().orElseThrow().pid());
            }
            reading.join();
        }

        private static void read(ReaderPool pool, ParsingLimits limits, ProcessSettings settings, Path file) {
            try {
                new ProcessReader(new LocalReader(Kinds.all(), limits), limits, settings, pool).read(file, "a.txt");
            } catch (UnreadableDocument refusal) {
                throw new IllegalStateException(refusal);
            }
        }
    }
}
