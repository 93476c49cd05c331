package dev.parlance.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.r2dbc.pool.ConnectionPool;
import reactor.core.publisher.Mono;

import dev.parlance.gateway.Suite;
import dev.parlance.gateway.TestKey;
import dev.parlance.testkit.servers.RealServers;
import dev.parlance.testkit.servers.TestDatabase;

/** Two thousand clients that leave at any moment, with limits and Idempotency-Keys. */
class AbortedRequestsIT {

    private static final int REQUESTS = 2_000;

    private static final TestDatabase DATABASE = RealServers.freshDatabase();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Suite suite;

    private final Random random = new Random(42);

    private final TestKey key = TestKey.secret("chat").inAccount(UUID.randomUUID());

    private final Semaphore atOnce = new Semaphore(100);

    @BeforeAll
    static void start() {
        suite = Suite.startWith(DATABASE.settings());
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void leaveNothingBehind() throws Exception {
        suite.account.knows(key, "[{\"class\":\"ai\",\"window\":\"minute\",\"limit\":1000000}]", 150);
        suite.inference.answers((request, response) -> Mono.delay(Duration.ofMillis(request.uri().length() % 20))
                .then(response.sendString(Mono.just("done")).then()));
        await().atMost(PATIENCE).until(() -> suite.send(request(-1)).statusCode() == 200);

        for (int turn = 0; turn < REQUESTS; turn++) {
            atOnce.acquire();
            sendAndLeave(turn);
        }
        atOnce.acquire(100);

        await().atMost(PATIENCE).untilAsserted(this::nothingIsLeft);
        assertThat(suite.send(request(-1)).statusCode()).isEqualTo(200);
    }

    private void sendAndLeave(int turn) {
        CompletableFuture<?> answer = suite.http().sendAsync(request(turn).build(), BodyHandlers.ofString());
        answer.whenComplete((answered, left) -> atOnce.release());
        CompletableFuture.delayedExecutor(random.nextInt(40), TimeUnit.MILLISECONDS)
                .execute(() -> answer.cancel(true));
    }

    private HttpRequest.Builder request(int turn) {
        HttpRequest.Builder request = suite.keyed("/v1/chat/completions", key).POST(BodyPublishers.ofString("{}"));
        return turn % 2 == 0 ? request.header("Idempotency-Key", "k-" + random.nextInt(500)) : request;
    }

    private void nothingIsLeft() throws Exception {
        var pool = suite.bean(ConnectionPool.class).getMetrics().orElseThrow();
        assertThat(pool.acquiredSize()).isZero();
        assertThat(pool.pendingAcquireSize()).isZero();
        assertThat(unanswered()).isZero();
        assertThat(suite.runningWith(key.id())).isZero();
    }

    private static int unanswered() throws Exception {
        try (var connection = DriverManager.getConnection(DATABASE.jdbcUrl());
                var rows = connection.createStatement()
                        .executeQuery("SELECT count(*) FROM idempotent_requests WHERE fingerprint IS NULL")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
