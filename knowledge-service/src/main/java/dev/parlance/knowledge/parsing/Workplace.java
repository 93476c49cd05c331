package dev.parlance.knowledge.parsing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for the files that exist while documents are read, gone with its owner. A folder whose owner was killed is swept by the
 * next one: its lock, which the operating system releases, tells.
 */
public final class Workplace implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Workplace.class);

    private static final String PREFIX = "parlance-reading-";

    private static final String OWNER = "owner";

    /** A younger folder may belong to one who has not come to lock it yet. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final Path folder;

    private final FileChannel owner;

    private Workplace(Path folder, FileChannel owner) {
        this.folder = folder;
        this.owner = owner;
    }

    /** Takes a new folder within the one given, after sweeping those left behind there. */
    public static Workplace within(Path place) {
        try {
            sweepAbandoned(place, Instant.now().minus(YOUNG));
            Path folder = Files.createTempDirectory(place, PREFIX);
            FileChannel owner = FileChannel.open(folder.resolve(OWNER), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            owner.lock();
            return new Workplace(folder, owner);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A new, empty file only this user can read. */
    public Path newFile() throws IOException {
        return Files.createTempFile(folder, "document-", "");
    }

    /** A new, empty folder only this user can look into. */
    public Path newFolder() throws IOException {
        return Files.createTempDirectory(folder, "process-");
    }

    /** Deletes a file or a folder with everything in it, as far as that can be done. */
    public static void sweep(Path path) {
        try (Stream<Path> all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder()).forEach(Workplace::delete);
        } catch (IOException | RuntimeException left) {
            log.debug("{} was not swept: {}", path, left.toString());
        }
    }

    @Override
    public void close() {
        sweep(folder);
        try {
            owner.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException left) {
            log.debug("{} was not deleted: {}", path, left.toString());
        }
    }

    private static void sweepAbandoned(Path place, Instant young) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(place, PREFIX + "*")) {
            for (Path each : folders) {
                if (isAbandoned(each, young)) {
                    sweep(each);
                }
            }
        }
    }

    private static boolean isAbandoned(Path folder, Instant young) {
        Path lock = folder.resolve(OWNER);
        try {
            return Files.getLastModifiedTime(folder).toInstant().isBefore(young)
                    && (!Files.exists(lock) || isFree(lock));
        } catch (IOException | OverlappingFileLockException held) {
            return false;
        }
    }

    private static boolean isFree(Path lock) throws IOException {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken != null;
        }
    }
}
