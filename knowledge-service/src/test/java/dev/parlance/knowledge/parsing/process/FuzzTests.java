package dev.parlance.knowledge.parsing.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

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

/** A file that was damaged on its way ends as text or with a reason, whatever happened to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzTests {

    private static final int ROUNDS = Integer.getInteger("parlance.fuzz.rounds", 200);

    private static final ProcessSettings SETTINGS = new ProcessSettings(true, 1, DataSize.ofMegabytes(256),
            Duration.ofSeconds(20), DataSize.ofMegabytes(64), 100_000, Duration.ofMinutes(1));

    private Path folder;

    private Workplace workplace;

    private ProcessReader reader;

    private Map<String, byte[]> files = Map.of();

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        workplace = Workplace.within(folder);
        files = Honest.files();
        ParsingLimits limits = ParsingLimits.defaults();
        reader = new ProcessReader(new LocalReader(Kinds.all(), limits), limits, SETTINGS,
                new ReaderPool(Launch.find(SETTINGS).orElseThrow(), SETTINGS, workplace));
    }

    @AfterAll
    void end() {
        reader.close();
        workplace.close();
    }

    Iterable<String> names() throws IOException {
        return Honest.files().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void endsWithTextOrAReason(String name) throws IOException {
        byte[] honest = files.getOrDefault(name, new byte[0]);
        assertThat(outcome(name, honest)).isEqualTo("text");
        Random random = new Random(name.hashCode());
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            outcomes.merge(outcome(name, damagedSomewhere(honest, random)), 1, Integer::sum);
        }

        assertThat(outcomes.keySet()).isSubsetOf("text", "broken_file", "no_text", "empty_file", "encrypted",
                "unsupported_kind", "too_large");
    }

    private String outcome(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("damaged"), content);
        try {
            reader.read(file, name);
            return "text";
        } catch (UnreadableDocument refusal) {
            return refusal.code();
        }
    }

    /** Packed files break at the first changed byte; within one, damage reaches further. */
    private static byte[] damagedSomewhere(byte[] honest, Random random) throws IOException {
        return honest[0] == 'P' && honest[1] == 'K' && random.nextInt(4) > 0
                ? Packed.withOne(honest, random, part -> damaged(part, random))
                : damaged(honest, random);
    }

    private static byte[] damaged(byte[] honest, Random random) {
        byte[] bytes = switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(honest, random.nextInt(honest.length));
            case 1 -> twice(honest, random);
            default -> honest.clone();
        };
        for (int change = random.nextInt(20); change > 0 && bytes.length > 0; change--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** A stretch of it comes once more. */
    private static byte[] twice(byte[] honest, Random random) {
        int from = random.nextInt(honest.length);
        int length = random.nextInt(honest.length - from);
        byte[] bytes = Arrays.copyOf(honest, honest.length + length);
        System.arraycopy(honest, from, bytes, from + length, honest.length - from);
        return bytes;
    }
}
