package dev.parlance.testkit.servers;

import dev.parlance.embedded.kafka.EmbeddedKafka;
import dev.parlance.embedded.kafka.KafkaPlan;
import org.testcontainers.kafka.KafkaContainer;

/** The one Kafka of this JVM. */
final class SharedKafka {

    private static final String IMAGE = "apache/kafka:4.1.2";

    private SharedKafka() {
    }

    static String start() {
        return Docker.answers() ? container() : embedded();
    }

    private static String embedded() {
        EmbeddedKafka server = EmbeddedKafka.start(KafkaPlan.keeping(TestFolders.fresh("parlance-kafka-")));
        AtExit.run(server::close);
        return server.bootstrapServers();
    }

    @SuppressWarnings("resource") // stopped at exit
    private static String container() {
        KafkaContainer server = new KafkaContainer(IMAGE);
        server.start();
        AtExit.run(server::stop);
        return server.getBootstrapServers();
    }
}
