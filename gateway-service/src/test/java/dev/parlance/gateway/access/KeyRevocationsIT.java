package dev.parlance.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.parlance.gateway.Suite;
import dev.parlance.testkit.servers.RealServers;

/** Over a real broker. */
class KeyRevocationsIT {

    private static Suite suite;

    private static KafkaProducer<String, byte[]> producer;

    @BeforeAll
    static void start() {
        suite = Suite.startWith(RealServers.kafka());
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", RealServers.kafka(), "linger.ms", 0),
                new StringSerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        suite.close();
    }

    @Test
    void refusesRevokedKeyWithinASecond() throws Exception {
        revokeAndWait(Duration.ofSeconds(20));

        assertThat(revokeAndWait(Duration.ofSeconds(5))).isLessThan(Duration.ofSeconds(1));
    }

    /** How long a key goes on after its revocation was published. */
    private static Duration revokeAndWait(Duration patience) throws Exception {
        UUID id = UUID.randomUUID();
        String key = suite.newKey(id);
        assertThat(ask(key)).isEqualTo(200);

        producer.send(revoked(id)).get();
        long begun = System.nanoTime();
        while (ask(key) != 401 && System.nanoTime() - begun < patience.toNanos()) {
            Thread.onSpinWait();
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static int ask(String key) throws Exception {
        return suite.send(suite.request("/v1/models").header("X-API-Key", key)).statusCode();
    }

    private static ProducerRecord<String, byte[]> revoked(UUID key) {
        byte[] data = """
                {"key_id":"%s","account_id":"%s","kind":"secret","revoked_at":"2026-01-01T00:00:00Z"}"""
                .formatted(key, Suite.ACCOUNT).getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>("account.keys", key.toString(), data);
        Map.of("specversion", "1.0", "id", UUID.randomUUID().toString(), "type", "account.key-revoked.v1", "source",
                "account-service", "subject", key.toString(), "account", Suite.ACCOUNT.toString(), "time",
                "2026-01-01T00:00:00Z")
                .forEach((name, value) -> record.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
