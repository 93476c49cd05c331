package dev.parlance.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of this installation: made on first use, kept in the data folder, readable by its owner only. */
final class Secrets {

    private static final int BYTES = 32;

    private final Path folder;

    Secrets(Path data) {
        this.folder = data.resolve("secrets");
    }

    synchronized String get(String name) {
        try {
            Path file = folder.resolve(name);
            return Files.exists(file) ? Files.readString(file).strip() : create(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("The secrets in " + folder + " cannot be read or written", failed);
        }
    }

    private String create(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Path draft = Files.createTempFile(folder, "new", "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, secret, StandardOpenOption.WRITE);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return secret;
    }
}
