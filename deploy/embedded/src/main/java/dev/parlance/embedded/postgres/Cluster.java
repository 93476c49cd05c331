package dev.parlance.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import dev.parlance.embedded.EmbeddedServerFailed;

/** A server's folder of data and the settings it starts with. */
final class Cluster {

    static final String SUPERUSER = "postgres";

    private final PostgresPlan plan;
    private final Binaries binaries;
    private final Guise guise;

    Cluster(PostgresPlan plan, Binaries binaries, Guise guise) {
        this.plan = plan;
        this.binaries = binaries;
        this.guise = guise;
    }

    /** Creates the data folder where it is missing. It is made beside its place and renamed, so it is whole or absent. */
    void create() throws IOException {
        if (Files.exists(plan.data().resolve("PG_VERSION"))) {
            return;
        }
        Path unfinished = plan.folder().resolve("data-unfinished");
        Folders.delete(unfinished);
        initialise(unfinished);
        Files.move(unfinished, plan.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void initialise(Path unfinished) throws IOException {
        Path password = Files.createTempFile(plan.folder(), "password", "");
        try {
            Files.writeString(password, plan.password());
            guise.hand(plan.folder());
            Command.Outcome outcome = Command.run(guise.dress(initdb(unfinished, password)));
            if (!outcome.succeeded()) {
                throw new EmbeddedServerFailed("PostgreSQL could not create its folder: " + outcome.output());
            }
        } finally {
            Files.delete(password);
        }
    }

    private List<String> initdb(Path folder, Path password) {
        List<String> words = new ArrayList<>(
                List.of(binaries.program("initdb"), "-D", folder.toString(), "-U", SUPERUSER,
                        "--auth=scram-sha-256", "--pwfile=" + password, "--encoding=UTF8", "--no-instructions",
                        "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=" + systemLocale()));
        if (!plan.durable()) {
            words.add("--no-sync");
        }
        return words;
    }

    private static String systemLocale() {
        // Sorting is PostgreSQL's own everywhere; only what the system's library still does needs a name it knows.
        return System.getProperty("os.name").startsWith("Mac") ? "en_US.UTF-8" : "C.UTF-8";
    }

    /** Writes the settings anew at each start; an operator's own go into {@code custom.conf} beside them and win. */
    void configure(int port) throws IOException {
        Files.writeString(plan.configuration(), settings(port));
        if (!Files.exists(custom())) {
            Files.writeString(custom(), "# Settings written here win over those beside it.\n");
        }
        guise.hand(plan.folder());
        Files.setPosixFilePermissions(plan.configuration(), PosixFilePermissions.fromString("rw-------"));
    }

    private String settings(int port) {
        String switched = plan.durable() ? "on" : "off";
        return """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                fsync = %2$s
                synchronous_commit = %2$s
                full_page_writes = %2$s
                password_encryption = 'scram-sha-256'
                timezone = 'UTC'
                log_timezone = 'UTC'
                """.formatted(port, switched) + SMALL
                + "include = '%s'%n".formatted(custom().toString().replace("'", "''"));
    }

    private Path custom() {
        return plan.folder().resolve("custom.conf");
    }

    // One machine, six services: no replication, no parallel plans, no helper processes without work.
    private static final String SMALL = """
            max_connections = 80
            shared_buffers = 32MB
            work_mem = 4MB
            maintenance_work_mem = 32MB
            effective_cache_size = 512MB
            wal_level = minimal
            max_wal_senders = 0
            wal_buffers = 1MB
            min_wal_size = 32MB
            max_wal_size = 256MB
            checkpoint_timeout = 15min
            io_method = sync
            max_worker_processes = 2
            max_parallel_workers = 0
            max_parallel_workers_per_gather = 0
            max_logical_replication_workers = 0
            autovacuum_max_workers = 2
            jit = off
            huge_pages = off
            log_checkpoints = off
            """;
}
