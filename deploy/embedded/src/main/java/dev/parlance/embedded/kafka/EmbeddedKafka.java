package dev.parlance.embedded.kafka;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.parlance.embedded.EmbeddedServerFailed;
import dev.parlance.embedded.FolderLock;
import dev.parlance.embedded.LoopbackPort;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker with its controller inside this process, on the loopback interface only, that keeps its log. It ends
 * with the process; killed, it checks its last segments at the next start.
 */
public final class EmbeddedKafka implements AutoCloseable {

    // Written by the broker when it has put everything in order before ending.
    private static final String CLOSED = ".kafka_cleanshutdown";

    private final int port;
    private final KafkaRaftServer server;
    private final FolderLock lock;

    private EmbeddedKafka(int port, KafkaRaftServer server, FolderLock lock) {
        this.port = port;
        this.server = server;
        this.lock = lock;
    }

    /** Starts the broker the plan describes, preparing its folder the first time, and returns when it takes connections. */
    public static EmbeddedKafka start(KafkaPlan plan) {
        FolderLock lock = FolderLock.take(plan.folder());
        try {
            return start(plan.absolute(), lock);
        } catch (EmbeddedServerFailed | KafkaException failure) {
            lock.close();
            throw failure;
        }
    }

    private static EmbeddedKafka start(KafkaPlan plan, FolderLock lock) {
        int port = plan.port() > 0 ? given(plan.port()) : LoopbackPort.remembered(plan.folder().resolve("port"));
        int controllerPort = LoopbackPort.remembered(plan.folder().resolve("controller-port"));
        Path log = plan.folder().resolve("log");
        BrokerSettings settings = new BrokerSettings(log, port, controllerPort, isFormatted(log) && !wasClosed(log));
        if (!isFormatted(log)) {
            format(settings);
        }
        return new EmbeddedKafka(port, startup(settings), lock);
    }

    private static int given(int port) {
        if (!LoopbackPort.isFree(port)) {
            throw new EmbeddedServerFailed("Kafka cannot listen on port %d: it is taken.".formatted(port));
        }
        return port;
    }

    private static boolean isFormatted(Path log) {
        return Files.exists(log.resolve("meta.properties"));
    }

    private static boolean wasClosed(Path log) {
        return Files.exists(log.resolve(CLOSED));
    }

    private static void format(BrokerSettings settings) {
        Formatter formatter = new Formatter().setPrintStream(silence()).setNodeId(BrokerSettings.NODE)
                .setClusterId(Uuid.randomUuid().toString()).addDirectory(settings.log().toString())
                .setMetadataLogDirectory(settings.log().toString()).setControllerListenerName(BrokerSettings.CONTROLLER)
                .setReleaseVersion(MetadataVersion.latestProduction()).setIgnoreFormatted(true);
        run(formatter, settings.log());
    }

    private static void run(Formatter formatter, Path log) {
        try {
            formatter.run();
        } catch (Exception failure) {
            throw new EmbeddedServerFailed(
                    "Kafka could not prepare its folder %s: %s".formatted(log, failure.getMessage()),
                    failure);
        }
    }

    private static PrintStream silence() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private static KafkaRaftServer startup(BrokerSettings settings) {
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings.all(), false), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException failure) {
            server.shutdown();
            throw new EmbeddedServerFailed(
                    "Kafka did not start in %s: %s".formatted(settings.log(), failure.getMessage()),
                    failure);
        }
    }

    /** What clients call {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        lock.close();
    }
}
