package dev.parlance.knowledge.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;

import dev.parlance.chassis.event.DeadLetters;
import dev.parlance.knowledge.CollectionClient;
import dev.parlance.knowledge.KnowledgeApplication;
import dev.parlance.knowledge.index.Origin;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Passage;
import dev.parlance.knowledge.index.Passages;
import dev.parlance.testkit.servers.OnRealServers;

/** What the operator does when index and database no longer agree, and when a fact cannot be taken in. */
@SpringBootTest(classes = KnowledgeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "spring.config.name=knowledge-service")
@ContextConfiguration(initializers = OnRealServers.class)
class ReconciliationIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private Passages passages;

    @Autowired
    private DeadLetters deadLetters;

    @Autowired
    private KafkaTemplate<byte[], byte[]> kafka;

    private CollectionClient she;

    private String birds;

    private Owner owner;

    @BeforeEach
    void fill() {
        she = new CollectionClient(port, "enterprise");
        birds = she.newCollection("Birds");
        owner = new Owner(she.account(), birds);
        she.put(birds, "heron", "The heron fishes at dawn.", Map.of());
        she.put(birds, "owl", "The owl hunts at night.", Map.of());
        she.awaitIndexed(birds);
        mend();
    }

    /** The service itself may be at it, because it has just begun its index. */
    private void mend() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions()
                .until(() -> reconciliation.run(true).block() != null);
    }

    @Test
    void findsNothingWrongAfterIndexing() {
        assertThat(reconciliation.run(false).block()).extracting("wrong", "surplus").containsExactly(0L, 0L);
    }

    @Test
    void makesLostPassagesAnewFromTheDatabase() {
        passages.removeCollection(owner).block();
        assertThat(she.queried(birds, "When does the owl hunt?", Map.of())).isEmpty();

        assertThat(reconciliation.run(false).block()).extracting("wrong", "surplus").containsExactly(2L, 0L);
        reconciliation.run(true).block();
        assertThat(she.queried(birds, "When does the owl hunt?", Map.of())).first().isEqualTo("owl");
        assertThat(reconciliation.run(false).block()).extracting("wrong", "surplus").containsExactly(0L, 0L);
    }

    @Test
    void takesOutWhatNobodyKnows() {
        var vector = new float[384];
        vector[0] = 1;
        var stray = List.of(new Passage(0, "A stray one.", null, null, vector));
        passages.replace(owner, new Origin(UUID.randomUUID().toString(), "stray"), stray).block();
        passages.replace(new Owner(UUID.randomUUID().toString(), UUID.randomUUID().toString()),
                new Origin(UUID.randomUUID().toString(), "stray"), stray).block();

        assertThat(reconciliation.run(true).block()).extracting("wrong", "surplus").containsExactly(0L, 2L);
        assertThat(reconciliation.run(false).block()).extracting("wrong", "surplus").containsExactly(0L, 0L);
    }

    @Test
    void keepsFactsThatCannotBeTakenInUntilTheyAreSentAgain() {
        var poison = new ProducerRecord<>("knowledge.documents", "key".getBytes(StandardCharsets.UTF_8),
                "nonsense".getBytes(StandardCharsets.UTF_8));
        kafka.send(poison);

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> dead() > 0);
        assertThat(deadLetters.look("knowledge.documents").block().dead()).anySatisfy(
                letter -> assertThat(letter.reason()).contains("The attribute"));
        int before = dead();
        assertThat(deadLetters.replay("knowledge.documents").block().replayed()).isEqualTo(before);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> dead() > 0);
        she.put(birds, "tern", "The tern dives.", Map.of());
        she.awaitIndexed(birds);
    }

    private int dead() {
        return deadLetters.look("knowledge.documents").block().dead().size();
    }
}
