package dev.parlance.testkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.util.FileSystemUtils;

/** Folders that are gone when the tests are. */
final class TestFolders {

    private TestFolders() {
    }

    static Path fresh(String prefix) {
        try {
            Path folder = Files.createTempDirectory(prefix);
            AtExit.run(() -> FileSystemUtils.deleteRecursively(folder.toFile()));
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where unpacked programs stay for the next test run of this user. */
    static Path lasting() {
        return Path.of(System.getProperty("java.io.tmpdir"),
                "parlance-test-binaries-" + System.getProperty("user.name"));
    }
}
