package dev.parlance.gateway.access.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import dev.parlance.gateway.TestKey;
import dev.parlance.testkit.servers.RealServers;

/** Over a real broker. */
class KeyFactsIT {

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
    void refuseRevokedKeyWithinASecond() throws Exception {
        awaitHearing();
        List<Duration> times = new ArrayList<>();
        for (int time = 0; time < 30; time++) {
            times.add(revokeAndWait());
        }
        assertThat(times).allMatch(time -> time.compareTo(Duration.ofSeconds(1)) < 0);
    }

    /** From then on a key that is known is not asked about a second later. */
    private static void awaitHearing() throws Exception {
        var hearing = suite.bean(dev.parlance.gateway.access.Hearing.class);
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!hearing.isUpToDate() && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
        assertThat(hearing.isUpToDate()).isTrue();
    }

    /** How long a key goes on after its revocation was published. */
    private static Duration revokeAndWait() throws Exception {
        TestKey key = suite.newKey("chat");
        assertThat(ask(key)).isEqualTo(200);
        producer.send(revoked(key)).get();
        long begun = System.nanoTime();
        while (ask(key) != 401 && System.nanoTime() - begun < Duration.ofSeconds(5).toNanos()) {
            Thread.onSpinWait();
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** A request that is under way when the news arrive is cut off. */
    private static int ask(TestKey key) throws Exception {
        try {
            return suite.send(suite.keyed("/v1/models", key)).statusCode();
        } catch (IOException cutOff) {
            return 401;
        }
    }

    private static ProducerRecord<String, byte[]> revoked(TestKey key) {
        byte[] data = """
                {"key_id":"%s","account_id":"%s","kind":"secret","revoked_at":"2026-01-01T00:00:00Z"}"""
                .formatted(key.id(), key.account()).getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>("account.keys", key.id().toString(), data);
        Map.of("specversion", "1.0", "id", UUID.randomUUID().toString(), "type", "account.key-revoked.v1", "source",
                "account-service", "subject", key.id().toString(), "account", key.account().toString(), "time",
                "2026-01-01T00:00:00Z")
                .forEach((name, value) -> record.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
