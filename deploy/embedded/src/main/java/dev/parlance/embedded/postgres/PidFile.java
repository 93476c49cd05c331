package dev.parlance.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.parlance.embedded.EmbeddedServerFailed;

/** What a running server writes about itself into its data folder: line 1 its process id, line 8 how far it is. */
record PidFile(long pid, boolean ready) {

    private static final int STATUS_LINE = 7;

    static Path in(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Empty while there is none or it is just being written. */
    static Optional<PidFile> find(Path data) {
        try {
            return parse(Files.readAllLines(in(data)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new EmbeddedServerFailed("PostgreSQL's file " + in(data) + " cannot be read.", failure);
        }
    }

    static Optional<PidFile> parse(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        boolean ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        return Optional.of(new PidFile(Long.parseLong(lines.getFirst().strip()), ready));
    }

    /** The process this file speaks of, where it lives and is a PostgreSQL server rather than a later user of its number. */
    Optional<ProcessHandle> server() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(PidFile::isPostgres);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(command -> command.endsWith("postgres")).orElse(false);
    }
}
