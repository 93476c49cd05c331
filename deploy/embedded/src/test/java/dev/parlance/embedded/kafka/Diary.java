package dev.parlance.embedded.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic that lines are written to, each acknowledged; as a program it does so until it is killed. */
final class Diary {

    static final String TOPIC = "diary";

    private Diary() {
    }

    static KafkaProducer<String, String> open(EmbeddedKafka server) {
        Map<String, Object> settings = Map.of("bootstrap.servers", server.bootstrapServers(), "acks", "all");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    static void write(KafkaProducer<String, String> producer, String line)
            throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(TOPIC, line, line)).get();
    }

    /** All lines, read until each partition's end as it is now. */
    static List<String> read(EmbeddedKafka server) {
        Map<String, Object> settings = Map.of("bootstrap.servers", server.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long expected = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
            return poll(consumer, expected);
        }
    }

    private static List<String> poll(KafkaConsumer<String, String> consumer, long expected) {
        List<String> lines = new ArrayList<>();
        while (lines.size() < expected) {
            for (ConsumerRecord<String, String> found : consumer.poll(Duration.ofSeconds(1))) {
                lines.add(found.value());
            }
        }
        return lines;
    }

    public static void main(String[] arguments) throws Exception {
        EmbeddedKafka server = EmbeddedKafka.start(KafkaPlan.keeping(Path.of(arguments[0])));
        KafkaProducer<String, String> producer = open(server);
        for (int number = 1;; number++) {
            write(producer, "line " + number);
            System.out.println("written " + number);
        }
    }
}
