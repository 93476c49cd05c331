package dev.parlance.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link PidFile}. */
class PidFileTests {

    private static final List<String> READY = List.of("4711", "/data", "1700000000", "5432", "", "127.0.0.1", " 1 2",
            "ready   ");

    @TempDir
    private Path data;

    @Test
    void readsAServerThatIsReady() {
        assertThat(PidFile.parse(READY)).contains(new PidFile(4711, true));
    }

    @Test
    void readsAServerThatIsStarting() {
        assertThat(PidFile.parse(READY.subList(0, 6))).contains(new PidFile(4711, false));
    }

    @Test
    void findsNothingWhileTheFileIsBeingWritten() throws Exception {
        Files.createFile(PidFile.in(data));

        assertThat(PidFile.find(data)).isEmpty();
    }

    @Test
    void findsNothingWithoutAFile() {
        assertThat(PidFile.find(data)).isEmpty();
    }

    @Test
    void doesNotTakeAnotherProgramForTheServer() {
        assertThat(new PidFile(ProcessHandle.current().pid(), true).server()).isEmpty();
    }
}
