package dev.parlance.knowledge.index.qdrant;

import java.net.URI;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

import dev.parlance.knowledge.index.Passages;
import dev.parlance.knowledge.index.PassagesContract;

/** The contract against a real Qdrant server; skipped where there is no Docker to run one. */
class QdrantPassagesIT extends PassagesContract {

    private static final int GRPC = 6334;
    private static final GenericContainer<?> SERVER = new GenericContainer<>(
            DockerImageName.parse("qdrant/qdrant:v1.16.3")).withExposedPorts(GRPC);

    private final String space = UUID.randomUUID().toString();
    private QdrantPassages passages = connect();

    @BeforeAll
    static void startServer() {
        Assumptions.assumeTrue(DockerClientFactory.instance().isDockerAvailable(),
                "There is no Docker here, so no Qdrant server can be started");
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
