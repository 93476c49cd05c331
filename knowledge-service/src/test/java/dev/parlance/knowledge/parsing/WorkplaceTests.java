package dev.parlance.knowledge.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link Workplace}. */
class WorkplaceTests {

    @TempDir
    Path place;

    @Test
    void goesWithEverythingInIt() throws IOException {
        Workplace workplace = Workplace.within(place);
        Files.writeString(workplace.newFile(), "left");
        Files.writeString(workplace.newFolder().resolve("deeper"), "left");

        workplace.close();

        assertThat(place).isEmptyDirectory();
    }

    @Test
    void sweepsWhatAKilledOwnerLeft() throws IOException {
        Path left = abandoned("parlance-reading-left");

        Workplace.within(place).close();

        assertThat(left).doesNotExist();
    }

    @Test
    void leavesWhatAnotherStillUses() throws IOException {
        try (Workplace other = Workplace.within(place)) {
            Path used = other.newFile();
            Files.setLastModifiedTime(used.getParent(), FileTime.from(Instant.now().minus(Duration.ofHours(2))));

            Workplace.within(place).close();

            assertThat(used).exists();
        }
    }

    @Test
    void leavesWhatIsNotItsOwn() throws IOException {
        Path foreign = abandoned("somebody-else");

        Workplace.within(place).close();

        assertThat(foreign).exists();
    }

    private Path abandoned(String name) throws IOException {
        Path folder = Files.createDirectory(place.resolve(name));
        Files.createFile(folder.resolve("owner"));
        Files.writeString(folder.resolve("document-1"), "secret");
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        return folder;
    }
}
