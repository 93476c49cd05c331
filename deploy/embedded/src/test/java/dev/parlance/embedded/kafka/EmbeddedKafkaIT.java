package dev.parlance.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.parlance.embedded.ChildJvm;
import dev.parlance.embedded.EmbeddedServerFailed;
import dev.parlance.embedded.FolderInUse;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link EmbeddedKafka} with the real broker. */
@Timeout(60)
class EmbeddedKafkaIT {

    @TempDir
    private Path folder;

    @Test
    void keepsMessagesAndPortOverARestart() throws Exception {
        String address;
        try (EmbeddedKafka server = start(); KafkaProducer<String, String> diary = Diary.open(server)) {
            address = server.bootstrapServers();
            Diary.write(diary, "kept");
        }

        try (EmbeddedKafka server = start()) {
            assertThat(server.bootstrapServers()).isEqualTo(address);
            assertThat(Diary.read(server)).containsExactly("kept");
        }
    }

    @Test
    void makesATopicOfFourPartitionsWhenFirstWrittenTo() throws Exception {
        try (EmbeddedKafka server = start(); KafkaProducer<String, String> diary = Diary.open(server)) {
            Diary.write(diary, "first");

            assertThat(diary.partitionsFor(Diary.TOPIC)).hasSize(4);
        }
    }

    @Test
    void losesNoMessageWhenKilledAndStartsAgainWithinSeconds() throws Exception {
        ChildJvm child = ChildJvm.running(Diary.class, folder.toString());
        child.awaitLine("written 100");
        List<String> after = child.killWithAllItStarted();

        long begun = System.nanoTime();
        try (EmbeddedKafka server = start()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
            assertThat(Diary.read(server)).hasSizeGreaterThanOrEqualTo(100 + after.size());
        }
    }

    @Test
    void refusesASecondBrokerInTheSameFolder() {
        try (EmbeddedKafka first = start()) {
            assertThatThrownBy(this::start).isInstanceOf(FolderInUse.class).hasMessageContaining("in use");
            assertThat(first.port()).isPositive();
        }
    }

    @Test
    void saysWhenTheGivenPortIsTaken() {
        try (EmbeddedKafka first = start()) {
            KafkaPlan samePort = new KafkaPlan(folder.resolve("other"), first.port());

            assertThatThrownBy(() -> EmbeddedKafka.start(samePort)).isInstanceOf(EmbeddedServerFailed.class)
                    .hasMessageContaining("port %d: it is taken", first.port());
        }
    }

    private EmbeddedKafka start() {
        return EmbeddedKafka.start(KafkaPlan.keeping(folder));
    }
}
