package dev.parlance.inference;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactory;
import dev.parlance.inference.metering.FakeLedger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.inference.conversation.Conversations;
import dev.parlance.inference.conversation.Kind;
import dev.parlance.inference.retrieval.Knowledge;
import dev.parlance.testkit.servers.OnRealServers;
import dev.parlance.testkit.servers.RealServers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Callers who leave at any moment must leave nothing behind. */
@SpringBootTest(classes = {InferenceApplication.class,
        RandomAbortsIT.KnowsOneThing.class,
        RandomAbortsIT.PaysForAll.class}, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
                "spring.config.name=inference-service", "logging.level.dev.parlance.requests=WARN"})
@ContextConfiguration(initializers = OnRealServers.class)
class RandomAbortsIT {

    private static final int CALLS = 1_000;

    private static final long SEED = 20_261_120;

    @TestConfiguration
    static class KnowsOneThing {

        @Bean
        @Primary
        Knowledge knowsOneThing() {
            KnownPassages passages = new KnownPassages();
            passages.are(KnownPassages.passage("Returns", "Our return policy is 30 days."));
            return passages;
        }
    }

    @TestConfiguration
    static class PaysForAll {

        @Bean
        @Primary
        FakeLedger ledgerInMemory() {
            return new FakeLedger();
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private Conversations conversations;

    @Autowired
    private FakeLedger ledger;

    @Test
    void leavesNoConnectionOfTheDatabaseBehind() {
        Random random = new Random(SEED);
        byte[] request = request();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < CALLS; i++) {
                long after = random.nextLong(Duration.ofMillis(20).toNanos());
                threads.execute(() -> askAndLeave(request, after));
            }
        }

        PoolMetrics pool = ((ConnectionPool) connections).getMetrics().orElseThrow();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(pool.acquiredSize()).isZero();
            assertThat(pool.pendingAcquireSize()).isZero();
        });
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(ledger.open()).isZero());
        assertThat(conversations
                .ask(new Caller(new UUID(1, 1), null, Set.of(), "free", "r"), Kind.CHAT, null, "Still there?")
                .block(Duration.ofSeconds(2))).isNotNull();
    }

    private void askAndLeave(byte[] request, long afterNanos) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            LockSupport.parkNanos(afterNanos);
        } catch (IOException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static byte[] request() {
        Caller caller = new Caller(new UUID(1, 1), null, Set.of(), "enterprise", "aborts");
        String token = new CallerTokens(RealServers.CALLER_SECRET, Clock.offset(Clock.systemUTC(), Duration.ofHours(1)))
                .sign(caller);
        String body = "{\"question\":\"What is your return policy?\"}";
        return ("POST /api/v1/chat/stream HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                + CallerTokens.HEADER + ": " + token + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
