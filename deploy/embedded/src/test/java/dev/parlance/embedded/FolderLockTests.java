package dev.parlance.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link FolderLock}. */
class FolderLockTests {

    @TempDir
    private Path folder;

    @Test
    void refusesAFolderInUseAndNamesTheProcess() {
        try (FolderLock held = FolderLock.take(folder)) {
            assertThatThrownBy(() -> FolderLock.take(folder)).isInstanceOf(FolderInUse.class)
                    .hasMessageContaining("in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining(folder.toString());
            assertThat(held).isNotNull();
        }
    }

    @Test
    void givesTheFolderAgainOnceReleased() {
        FolderLock.take(folder).close();

        FolderLock.take(folder).close();
    }

    @Test
    void createsTheFolder() {
        FolderLock.take(folder.resolve("a/b")).close();

        assertThat(folder.resolve("a/b")).isDirectory();
    }

    @Test
    void saysWhichFolderCannotBeUsed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> FolderLock.take(file)).isInstanceOf(EmbeddedServerFailed.class)
                .hasMessageContaining(file.toString());
    }
}
