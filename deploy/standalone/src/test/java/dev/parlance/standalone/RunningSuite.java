package dev.parlance.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import dev.parlance.embedded.LoopbackPort;

/**
 * The suite as its user runs it: the start script in a process of its own, with a data folder and a port of its own. A
 * second start with the same data takes the same port.
 */
final class RunningSuite implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Process process;
    private final Path log;
    private final int port;
    private final String managementPort;
    private final long begun = System.nanoTime();
    private Duration untilReady = Duration.ZERO;

    private RunningSuite(Process process, Path log, int port, String managementPort) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** Starts the suite and returns when all six services say they are ready. */
    static RunningSuite start(Path data) throws Exception {
        return start(data, Map.of());
    }

    /** The same, with settings from the environment, which win over the ones a test needs. */
    static RunningSuite start(Path data, Map<String, String> environment) throws Exception {
        RunningSuite suite = launch(data, environment);
        try {
            suite.awaitReady();
            return suite;
        } catch (Exception notReady) {
            suite.killDashNine();
            throw notReady;
        }
    }

    /** Runs the script without waiting for anything. */
    static RunningSuite launch(Path data, Map<String, String> environment) throws IOException {
        Files.createDirectories(data);
        int port = LoopbackPort.remembered(data.resolveSibling(data.getFileName() + "-port"));
        Path log = Files.createTempFile("parlance-", ".log");
        ProcessBuilder script = new ProcessBuilder(script().toString()).directory(data.getParent().toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        script.environment().keySet().removeIf(name -> name.startsWith("PARLANCE_") || name.startsWith("OPENAI_"));
        script.environment().putAll(settings(data, port));
        script.environment().putAll(environment);
        return new RunningSuite(script.start(), log, port, script.environment().get("PARLANCE_MANAGEMENT_PORT"));
    }

    private static Map<String, String> settings(Path data, int port) {
        Map<String, String> settings = new HashMap<>();
        settings.put("JAVA_HOME", System.getProperty("java.home"));
        settings.put("PARLANCE_DATA", data.toString());
        settings.put("PARLANCE_PORT", Integer.toString(port));
        settings.put("PARLANCE_MANAGEMENT_PORT", Integer.toString(LoopbackPort.free()));
        settings.put("PARLANCE_START_CACHE", "off");
        return settings;
    }

    /** The start script, which stands beside the folder of modules. */
    static Path script() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("parlance"))) {
            folder = folder.getParent();
        }
        return folder.resolve("parlance");
    }

    private void awaitReady() throws Exception {
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The suite ended with %d. It said:%n%s".formatted(awaitExit(), log()));
            }
            if (elapsed().compareTo(PATIENCE) > 0) {
                throw new TimeoutException("The suite is not ready after %s. It said:%n%s".formatted(elapsed(), log()));
            }
            process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
        untilReady = elapsed();
    }

    /** Whether health is 200 on the public port. */
    boolean isReady() throws InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(address().resolve("/health")).timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** From running the script to being ready. */
    Duration untilReady() {
        return untilReady;
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** What operators see of the gateway. */
    String metrics() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus");
        return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Everything written to the terminal so far. */
    String log() throws IOException {
        return Files.readString(log);
    }

    /** The suite's process and those it started, the database's among them. */
    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    /** Asks the suite to end, as Ctrl-C or a service manager would, and waits until it has; its exit status. */
    int stop() throws Exception {
        List<ProcessHandle> all = processes();
        process.toHandle().destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            killDashNine();
            throw new TimeoutException("The suite did not stop. It said:%n%s".formatted(log()));
        }
        awaitEnd(all);
        return process.exitValue();
    }

    /** Waits for a suite that ends by itself; its exit status. */
    int awaitExit() throws Exception {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new TimeoutException("The suite still runs. It said:%n%s".formatted(log()));
        }
        return process.exitValue();
    }

    /** Kills everything at once, so that nothing can be put in order: what a power cut does to processes. */
    void killDashNine() {
        List<ProcessHandle> all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(all);
    }

    /** Kills the suite's own process alone; what it started has to notice. */
    void killOnlyItself() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    private static void awaitEnd(List<ProcessHandle> processes) {
        processes.forEach(one -> one.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }

    /** Ends what a test has left running. */
    @Override
    public void close() throws Exception {
        if (process.isAlive()) {
            stop();
        }
        Files.deleteIfExists(log);
    }
}
