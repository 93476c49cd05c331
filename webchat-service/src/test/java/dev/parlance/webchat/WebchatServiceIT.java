package dev.parlance.webchat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

import dev.parlance.testkit.servers.OnRealServers;

/** One boot of the service on real servers. */
@SpringBootTest(classes = WebchatApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "spring.config.name=webchat-service")
@ContextConfiguration(initializers = OnRealServers.class)
class WebchatServiceIT {

    @LocalServerPort
    private int port;

    @Test
    void isReadyWithItsSchemaInPlace() {
        client().get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
    }

    @Test
    void admitsNobodyWithoutSignedCaller() {
        client().get().uri("/api/v1/anything").exchange().expectStatus().isUnauthorized();
    }

    private WebTestClient client() {
        return WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }
}
