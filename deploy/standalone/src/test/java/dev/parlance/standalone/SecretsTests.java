package dev.parlance.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link Secrets}. */
class SecretsTests {

    @TempDir
    private Path data;

    @Test
    void keepsASecretForTheNextStart() {
        String first = new Secrets(data).get("caller");

        assertThat(new Secrets(data).get("caller")).isEqualTo(first).hasSizeGreaterThanOrEqualTo(32);
    }

    @Test
    void makesEachItsOwn() {
        Secrets secrets = new Secrets(data);

        assertThat(secrets.get("caller")).isNotEqualTo(secrets.get("signin"));
    }

    @Test
    void showsThemToTheirOwnerOnly() throws Exception {
        new Secrets(data).get("caller");

        Path folder = data.resolve("secrets");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("caller"))))
                .isEqualTo("rw-------");
    }

    @Test
    void tellsAllWhoAskAtOnceTheSame() {
        Secrets secrets = new Secrets(data);

        Set<String> told = IntStream.range(0, 64).parallel().mapToObj(turn -> secrets.get("caller"))
                .collect(Collectors.toSet());

        assertThat(told).singleElement().asString().isNotEmpty();
    }
}
