package dev.parlance.embedded.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The broker's settings for one machine: a single copy of everything, and threads and buffers for hundreds of messages a
 * second rather than hundreds of thousands.
 *
 * @param crashed whether the last run ended without saying goodbye
 */
record BrokerSettings(Path log, int port, int controllerPort, boolean crashed) {

    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final Map<String, Object> ONE_COPY = Map.of("offsets.topic.replication.factor", 1,
            "transaction.state.log.replication.factor", 1, "transaction.state.log.min.isr", 1,
            "share.coordinator.state.topic.replication.factor", 1, "share.coordinator.state.topic.min.isr", 1,
            "default.replication.factor", 1, "min.insync.replicas", 1);

    private static final Map<String, Object> TOPICS = Map.of("auto.create.topics.enable", true, "num.partitions", 4,
            "offsets.topic.num.partitions", 4, "transaction.state.log.num.partitions", 1,
            "share.coordinator.state.topic.num.partitions", 1, "group.initial.rebalance.delay.ms", 0);

    // A month of facts for integrators, at most 256 MB a partition. Positions are kept longer than facts, so a suite that
    // was off for weeks continues where it stopped.
    private static final Map<String, Object> RETENTION = Map.of("log.retention.hours", 24 * 30, "log.retention.bytes",
            256L << 20, "log.segment.bytes", 32 << 20, "log.index.size.max.bytes", 1 << 20, "offsets.retention.minutes",
            60 * 24 * 90);

    // There is no second copy to fall back on: an acknowledged message is on the disk.
    private static final Map<String, Object> DURABLE = Map.of("log.flush.interval.messages", 1);

    // The controller holds the place of a broker that vanished until its session ends, which by default takes nine seconds;
    // the one that vanished was ours, and it is not coming back.
    private static final Map<String, Object> AFTER_A_CRASH = Map.of("broker.session.timeout.ms", 2_000,
            "broker.heartbeat.interval.ms", 500);

    private static final Map<String, Object> SMALL = Map.of("num.network.threads", 1, "num.io.threads", 2,
            "background.threads", 2, "num.recovery.threads.per.data.dir", 2, "log.cleaner.dedupe.buffer.size", 4 << 20,
            "log.cleaner.io.buffer.size", 64 << 10, "queued.max.requests", 50, "metadata.max.idle.interval.ms", 5_000,
            "metric.reporters", "");

    Map<String, String> all() {
        return Stream.of(ONE_COPY, TOPICS, RETENTION, DURABLE, SMALL, sessions(), place())
                .flatMap(part -> part.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, setting -> setting.getValue().toString()));
    }

    private Map<String, Object> sessions() {
        return crashed ? AFTER_A_CRASH : Map.of();
    }

    private Map<String, Object> place() {
        return Map.of("process.roles", "broker,controller", "node.id", NODE, "log.dirs", log.toString(), "listeners",
                "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER, controllerPort),
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port, "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT", "controller.listener.names", CONTROLLER,
                "controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE, controllerPort));
    }
}
