package dev.parlance.testkit.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.testcontainers.DockerClientFactory;

/** Whether containers can be started here. */
final class Docker {

    private static final Path SYSTEM_SOCKET = Path.of("/var/run/docker.sock");
    private static final Path USER_SOCKET = Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock");

    private Docker() {
    }

    /** Asks the engine only where there is a sign of one: the question itself is slow and loud where there is none. */
    static boolean answers() {
        return hasSign() && DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean hasSign() {
        return System.getenv("DOCKER_HOST") != null || Stream.of(SYSTEM_SOCKET, USER_SOCKET).anyMatch(Files::exists);
    }
}
