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

    /** Services ask side by side on the first start, and all have to be told the same. */
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
        write(file, secret);
        return secret;
    }

    /** Beside its place and then renamed: a start that is killed here leaves no empty secret behind. */
    private void write(Path file, String secret) throws IOException {
        Path unfinished = folder.resolve("." + file.getFileName());
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, secret, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
