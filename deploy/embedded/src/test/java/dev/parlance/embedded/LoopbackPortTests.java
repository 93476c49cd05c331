package dev.parlance.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link LoopbackPort}. */
class LoopbackPortTests {

    @TempDir
    private Path folder;

    @Test
    void findsAPortOnWhichAServerCanListen() throws Exception {
        int port = LoopbackPort.free();

        try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(server.isBound()).isTrue();
            assertThat(LoopbackPort.isFree(port)).isFalse();
        }
    }

    @Test
    void remembersAPort() {
        int first = LoopbackPort.remembered(folder.resolve("deep/port"));

        assertThat(LoopbackPort.remembered(folder.resolve("deep/port"))).isEqualTo(first);
    }

    @Test
    void takesAnotherPortWhenTheRememberedOneIsTaken() throws Exception {
        Path file = folder.resolve("port");
        int first = LoopbackPort.remembered(file);

        try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            int second = LoopbackPort.remembered(file);

            assertThat(second).isNotEqualTo(taken.getLocalPort());
            assertThat(file).hasContent(Integer.toString(second));
        }
    }

    @Test
    void refusesAFileThatHoldsNoPort() throws Exception {
        Path file = Files.writeString(folder.resolve("port"), "many");

        assertThatThrownBy(() -> LoopbackPort.remembered(file)).hasMessageContaining("does not hold a port");
    }
}
