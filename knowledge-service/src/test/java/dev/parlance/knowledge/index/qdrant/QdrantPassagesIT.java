package dev.parlance.knowledge.index.qdrant;

import java.net.URI;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

import dev.parlance.knowledge.index.Passages;
import dev.parlance.knowledge.index.PassagesContract;

/** The contract against a real Qdrant server; skipped where there is no Docker to run one. */
@EnabledIf(value = "dockerIsThere", disabledReason = "There is no Docker here to run a Qdrant server")
class QdrantPassagesIT extends PassagesContract {

    private static final int GRPC = 6334;
    private static final GenericContainer<?> SERVER = new GenericContainer<>(
            DockerImageName.parse("qdrant/qdrant:v1.18.1")).withExposedPorts(GRPC);

    private final String space = UUID.randomUUID().toString();
    private QdrantPassages passages = connect();

    static boolean dockerIsThere() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @BeforeAll
    static void startServer() {
        SERVER.start();
    }

    @AfterAll
    static void stopServer() {
        SERVER.stop();
    }

    @AfterEach
    void close() {
        passages.close();
    }

    @Override
    protected Passages open() {
        return passages;
    }

    @Override
    protected Passages reopen() {
        passages.close();
        passages = connect();
        return passages;
    }

    private QdrantPassages connect() {
        var address = URI.create("http://%s:%d".formatted(SERVER.getHost(), SERVER.getMappedPort(GRPC)));
        return QdrantPassages.at(address, null, space);
    }
}
