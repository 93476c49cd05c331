package dev.parlance.gateway.access.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.parlance.embedded.kafka.EmbeddedKafka;
import dev.parlance.embedded.kafka.KafkaPlan;

import dev.parlance.gateway.Suite;
import dev.parlance.gateway.TestKey;
import dev.parlance.gateway.access.Hearing;

/** While the broker is away no fact arrives, and a revocation is noticed all the same. */
class BrokenBrokerIT {

    @TempDir
    private Path folder;

    @Test
    void isMadeUpForByAsking() throws Exception {
        KafkaPlan plan = KafkaPlan.keeping(folder);
        EmbeddedKafka broker = EmbeddedKafka.start(plan);
        try (Suite suite = Suite.startWith(broker.bootstrapServers())) {
            Hearing hearing = suite.bean(Hearing.class);
            await(Duration.ofSeconds(20), hearing::isUpToDate);
            TestKey key = suite.newKey("chat");
            assertThat(ask(suite, key)).isEqualTo(200);
            broker.close();
            suite.account.forgets(key);
            await(Duration.ofSeconds(6), () -> ask(suite, key) == 401);
            assertThat(hearing.isUpToDate()).isFalse();
            broker = EmbeddedKafka.start(plan);
            await(Duration.ofSeconds(20), hearing::isUpToDate);
        } finally {
            broker.close();
        }
    }

    private static void await(Duration patience, Callable<Boolean> fact) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (!fact.call() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(fact.call()).isTrue();
    }

    private static int ask(Suite suite, TestKey key) throws Exception {
        return suite.send(suite.keyed("/v1/models", key)).statusCode();
    }
}
