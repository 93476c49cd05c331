package dev.parlance.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.testkit.servers.RealServers;

import static org.assertj.core.api.Assertions.assertThat;

/** The service where PostgreSQL takes connections and then says nothing, as a frozen server does. */
@SpringBootTest(classes = AccountApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=account-service", "parlance.signin.secret=" + AccountServer.SIGN_IN_SECRET,
        "parlance.kafka=127.0.0.1:1", "parlance.caller.secret=" + RealServers.CALLER_SECRET,
        "spring.flyway.enabled=false"})
class SilentStorageIT {

    private static final ServerSocket SILENT = silent();

    private final Edge edge;

    @Autowired
    SilentStorageIT(@LocalServerPort int port, CallerTokens tokens) {
        this.edge = new Edge(port, tokens);
    }

    @DynamicPropertySource
    static void silentDatabase(DynamicPropertyRegistry registry) {
        registry.add("parlance.database.host", () -> SILENT.getInetAddress().getHostAddress());
        registry.add("parlance.database.port", SILENT::getLocalPort);
    }

    @Test
    void saysSoInsteadOfWaitingOrTryingTwice() {
        Map<String, Object> query = Map.of("key_sha256", "00".repeat(32));
        edge.service().post("/internal/credentials", query).refused(503, "unavailable");
        long begun = System.nanoTime();

        edge.service().post("/internal/credentials", query).response().expectStatus().isEqualTo(503)
                .expectHeader().exists("Retry-After");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(2_500));
    }

    private static ServerSocket silent() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
