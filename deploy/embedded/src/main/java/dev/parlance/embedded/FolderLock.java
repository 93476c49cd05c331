package dev.parlance.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/** Keeps a folder for one process. The operating system releases it when the process ends, however it ends. */
public final class FolderLock implements AutoCloseable {

    private static final String FILE = "in-use";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the folder, creating it where it is missing; throws {@link FolderInUse} when somebody else has it. */
    public static FolderLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            return lock(folder, folder.resolve(FILE));
        } catch (IOException failure) {
            throw new EmbeddedServerFailed("The folder " + folder + " cannot be used: " + failure.getMessage(),
                    failure);
        }
    }

    private static FolderLock lock(Path folder, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new FolderInUse(folder, holder(file));
        }
        channel.truncate(0).write(StandardCharsets.UTF_8.encode(Long.toString(ProcessHandle.current().pid())));
        return new FolderLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String holder(Path file) throws IOException {
        String pid = Files.readString(file).strip();
        return pid.isEmpty() ? "another process" : "process " + pid;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
