package dev.parlance.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.parlance.embedded.EmbeddedServerFailed;

/** The running server process. */
final class Postmaster {

    // Crash recovery replays at most max_wal_size; a minute is generous on a slow disk.
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final PostgresPlan plan;
    private final Binaries binaries;
    private final Guise guise;

    Postmaster(PostgresPlan plan, Binaries binaries, Guise guise) {
        this.plan = plan;
        this.binaries = binaries;
        this.guise = guise;
    }

    /**
     * Starts the server and returns once it takes connections. Its backends may outlive a killed server for a moment and
     * hold its memory, in which case a new one refuses to start: it is asked again until they are gone.
     */
    Process start() throws IOException {
        boolean crashed = Files.exists(PidFile.in(plan.data()));
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        keepLastLog();
        Process process = launch();
        while (!isReady(process)) {
            boolean hopeless = System.nanoTime() > giveUp || (!process.isAlive() && !crashed);
            if (hopeless) {
                throw failed(process);
            }
            pause(process.isAlive() ? LOOK : AGAIN);
            process = process.isAlive() ? process : launch();
        }
        return process;
    }

    private EmbeddedServerFailed failed(Process process) throws IOException {
        process.destroyForcibly();
        return new EmbeddedServerFailed("PostgreSQL did not start: " + lastLines());
    }

    private boolean isReady(Process process) {
        return process.isAlive()
                && PidFile.find(plan.data()).filter(file -> file.ready() && file.pid() == process.pid()).isPresent();
    }

    private Process launch() {
        CompletableFuture<Process> started = new CompletableFuture<>();
        // The system's promise to interrupt the server when its parent dies is bound to the thread that started it.
        Thread keeper = Thread.ofPlatform().daemon().name("postgres-keeper").unstarted(() -> keep(started));
        keeper.start();
        return started.join();
    }

    private void keep(CompletableFuture<Process> started) {
        try {
            Process process = builder().start();
            process.getOutputStream().close();
            started.complete(process);
            process.waitFor();
        } catch (IOException failure) {
            started.completeExceptionally(new EmbeddedServerFailed("PostgreSQL could not be run.", failure));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private ProcessBuilder builder() {
        List<String> program = List.of(binaries.program("postgres"), "-D", plan.data().toString(), "-c",
                "config_file=" + plan.configuration());
        ProcessBuilder builder = new ProcessBuilder(guise.dressForLife(program)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log().toFile()))
                .directory(plan.folder().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder;
    }

    private void keepLastLog() throws IOException {
        if (Files.exists(plan.log())) {
            Files.move(plan.log(), Path.of(plan.log() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.exists(plan.log()) ? Files.readAllLines(plan.log()) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    /** Ends a server that an earlier, killed process left running in this folder. Its number may belong to somebody else. */
    void endOrphan() throws IOException {
        Optional<PidFile> left = PidFile.find(plan.data());
        Optional<ProcessHandle> orphan = left.flatMap(PidFile::server);
        if (orphan.isPresent()) {
            stop(orphan.get());
            return;
        }
        if (left.flatMap(file -> ProcessHandle.of(file.pid())).isPresent()) {
            Files.deleteIfExists(PidFile.in(plan.data()));
        }
    }

    /** Lets no transaction begin, rolls back what runs, writes a checkpoint and ends; by force when that takes too long. */
    void stop(ProcessHandle server) {
        Command.run(guise
                .dress(List.of(binaries.program("pg_ctl"), "stop", "-D", plan.data().toString(), "-m", "fast", "-t",
                        "20", "-s")));
        server.onExit().completeOnTimeout(server, 5, TimeUnit.SECONDS).join();
        server.destroyForcibly();
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerFailed("Interrupted while PostgreSQL was starting.", interrupted);
        }
    }
}
