package dev.parlance.account.apikey;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import dev.parlance.account.AccountApplication;
import dev.parlance.account.AccountServer;
import dev.parlance.account.Edge;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.testkit.contract.EventContract;
import dev.parlance.testkit.servers.OnRealServers;
import dev.parlance.testkit.servers.RealServers;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The fact of a revocation, as anybody who listens to Kafka hears it. */
@SpringBootTest(classes = AccountApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=account-service", "parlance.signin.secret=" + AccountServer.SIGN_IN_SECRET})
@ContextConfiguration(initializers = OnRealServers.class)
class RevocationFactIT {

    private final Edge edge;

    @Autowired
    RevocationFactIT(@LocalServerPort int port, CallerTokens tokens) {
        this.edge = new Edge(port, tokens);
    }

    @Test
    void travelsInItsEnvelope() {
        String account = edge.newAccount();
        Object key = edge.person(account).post("/api/v1/auth/api-keys", Map.of("name", "k")).created().get("id");

        edge.person(account).delete("/api/v1/auth/api-keys/" + key).empty();

        ConsumerRecord<String, String> record = heard("account.keys", key, "account.key-revoked.v1");
        assertThat(header(record, "ce_subject")).isEqualTo(key);
        assertThat(header(record, "ce_account")).isEqualTo(account);
        assertThat(header(record, "ce_source")).isEqualTo("account-service");
        assertThat(EventContract.of("account.key-revoked.v1").violations(record.value())).isEmpty();
    }

    @Test
    void followsTheFactOfTheCreation() {
        Object key = edge.person(edge.newAccount()).post("/api/v1/auth/api-keys", Map.of("name", "k")).created()
                .get("id");

        ConsumerRecord<String, String> record = heard("account.keys", key, "account.key-created.v1");
        assertThat(EventContract.of("account.key-created.v1").violations(record.value())).isEmpty();
    }

    @Test
    void followsTheFactOfTheRegistration() {
        String account = edge.newAccount();

        ConsumerRecord<String, String> record = heard("account.accounts", account, "account.account-registered.v1");
        assertThat(EventContract.of("account.account-registered.v1").violations(record.value())).isEmpty();
    }

    /** The record about this subject, waited for as long as it takes a broker that has never seen the topic. */
    private static ConsumerRecord<String, String> heard(String topic, Object subject, String type) {
        Map<String, Object> settings = Map.of("bootstrap.servers", RealServers.kafka(), "group.id", subject + type,
                "auto.offset.reset", "earliest", "metadata.max.age.ms", "200");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            return Stream.generate(() -> consumer.poll(Duration.ofSeconds(1))).limit(30)
                    .flatMap(polled -> StreamSupport.stream(polled.spliterator(), false))
                    .filter(record -> record.key().equals(subject) && type.equals(header(record, "ce_type")))
                    .findFirst().orElseThrow();
        }
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
