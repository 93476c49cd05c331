package dev.parlance.inference.hook.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.hook.KnownProofs;
import dev.parlance.testkit.servers.RealServers;

import static org.assertj.core.api.Assertions.assertThat;

/** What is heard of the salts of accounts from a real broker. */
class SaltNewsIT {

    private static final UUID ACCOUNT = new UUID(5, 5);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KnownProofs known = new KnownProofs();

    private final KafkaMessageListenerContainer<byte[], byte[]> news = new SaltNewsConfiguration()
            .saltNews(broker(), known.proofs, JsonMapper.shared());

    private static KafkaProperties broker() {
        KafkaProperties properties = new KafkaProperties();
        properties.setBootstrapServers(List.of(RealServers.kafka()));
        return properties;
    }

    @BeforeEach
    void listen() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", RealServers.kafka()))) {
            if (!admin.listTopics().names().get().contains(SaltFacts.TOPIC)) {
                admin.createTopics(List.of(new NewTopic(SaltFacts.TOPIC, 1, (short) 1))).all().get();
            }
        }
        news.start();
        Flux.interval(Duration.ofMillis(50))
                .filter(tick -> news.getAssignedPartitions() != null && !news.getAssignedPartitions().isEmpty())
                .blockFirst(PATIENCE);
    }

    @AfterEach
    void stop() {
        news.stop();
    }

    @Test
    void forgetsTheSaltThatIsNoLongerTheAccounts() throws Exception {
        String before = known.salt(ACCOUNT);
        assertThat(known.salt(ACCOUNT)).isEqualTo(before);

        tell();

        assertThat(Flux.interval(Duration.ofMillis(50), Schedulers.boundedElastic()).map(tick -> known.salt(ACCOUNT))
                .filter(salt -> !salt.equals(before)).blockFirst(PATIENCE)).isNotEqualTo(before);
    }

    private static void tell() throws Exception {
        String data = "{\"account_id\":\"" + ACCOUNT + "\",\"rolled_at\":\"2026-01-01T00:00:00Z\"}";
        var record = new ProducerRecord<>(SaltFacts.TOPIC, bytes(ACCOUNT.toString()), bytes(data));
        Map.of("id", UUID.randomUUID().toString(), "type", "account.salt-rolled.v1", "source", "account-service",
                "subject", ACCOUNT.toString(), "account", ACCOUNT.toString(), "time", "2026-01-01T00:00:00Z")
                .forEach((name, value) -> record.headers().add("ce_" + name, bytes(value)));
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", RealServers.kafka()),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
