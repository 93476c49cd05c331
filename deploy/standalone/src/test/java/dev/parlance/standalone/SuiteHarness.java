package dev.parlance.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import dev.parlance.embedded.LoopbackPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts, stops and kills the whole suite through its start script. */
@Timeout(300)
class SuiteHarness {

    @TempDir
    private Path folder;

    @Test
    void startsStopsAndStartsAgainOnTheSamePort() throws Exception {
        int port;
        try (RunningSuite first = RunningSuite.start(data())) {
            port = first.port();
            assertThat(first.log()).contains("is ready").doesNotContain("Building Parlance");
            assertThat(first.stop()).isEqualTo(143);
            assertThat(first.log()).contains("Stopped.");
        }

        try (RunningSuite second = RunningSuite.start(data())) {
            assertThat(second.port()).isEqualTo(port);
        }
    }

    @Test
    void stopsWithinSecondsAndLeavesNothingRunning() throws Exception {
        try (RunningSuite suite = RunningSuite.start(data())) {
            var processes = suite.processes();
            long begun = System.nanoTime();

            suite.stop();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            assertThat(processes).hasSizeGreaterThan(1).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void isReadyAgainAfterEverythingWasKilled() throws Exception {
        RunningSuite killed = RunningSuite.start(data());
        killed.killDashNine();

        try (RunningSuite again = RunningSuite.start(data())) {
            assertThat(again.isReady()).isTrue();
        }
    }

    @Test
    void isReadyAgainAfterOnlyItsOwnProcessWasKilled() throws Exception {
        RunningSuite killed = RunningSuite.start(data());
        killed.killOnlyItself();

        try (RunningSuite again = RunningSuite.start(data())) {
            assertThat(again.isReady()).isTrue();
        }
    }

    @Test
    void refusesDataThatIsInUse() throws Exception {
        try (RunningSuite running = RunningSuite.start(data());
                RunningSuite second = RunningSuite.launch(data(), anotherPort())) {
            assertThat(second.awaitExit()).isEqualTo(2);
            assertThat(second.log()).contains("running already").contains(data().toString());
            assertThat(running.isReady()).isTrue();
        }
    }

    @Test
    void saysWhenThePublicPortIsTaken() throws Exception {
        try (RunningSuite running = RunningSuite.start(data());
                RunningSuite second = RunningSuite.launch(folder.resolve("other"), portOf(running))) {
            assertThat(second.awaitExit()).isEqualTo(2);
            assertThat(second.log()).contains("Port " + running.port()).contains("PARLANCE_PORT");
        }
    }

    @Test
    void keepsSecretsToTheirOwner() throws Exception {
        try (RunningSuite running = RunningSuite.start(data());
                Stream<Path> secrets = Files.list(data().resolve("secrets"))) {
            for (Path secret : secrets.toList()) {
                assertThat(Files.getPosixFilePermissions(secret)).hasToString("[OWNER_READ, OWNER_WRITE]");
                assertThat(running.log()).doesNotContain(Files.readString(secret));
            }
        }
    }

    @Test
    void answersAnUnknownCommandWithHelp() throws Exception {
        Process script = new ProcessBuilder(RunningSuite.script().toString(), "dance").redirectErrorStream(true)
                .start();

        assertThat(new String(script.getInputStream().readAllBytes())).contains("usage: ./parlance");
        assertThat(script.waitFor()).isEqualTo(2);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static Map<String, String> anotherPort() {
        return Map.of("PARLANCE_PORT", Integer.toString(LoopbackPort.free()));
    }

    private static Map<String, String> portOf(RunningSuite running) {
        return Map.of("PARLANCE_PORT", Integer.toString(running.port()));
    }
}
