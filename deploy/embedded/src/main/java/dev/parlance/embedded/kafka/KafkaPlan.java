package dev.parlance.embedded.kafka;

import java.nio.file.Path;

/**
 * How an embedded Kafka is to run.
 *
 * @param folder where the log and the ports live
 * @param port to listen on, or 0 for a free one that stays the same over restarts while nobody else takes it
 */
public record KafkaPlan(Path folder, int port) {

    /** A broker that keeps what is written, on a port of its own choice. */
    public static KafkaPlan keeping(Path folder) {
        return new KafkaPlan(folder, 0);
    }

    KafkaPlan absolute() {
        return new KafkaPlan(folder.toAbsolutePath(), port);
    }
}
