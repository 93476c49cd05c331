package dev.parlance.account;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.parlance.chassis.caller.CallerTokens;

import static org.assertj.core.api.Assertions.assertThat;

/** What the log never tells. */
@AccountServer
@ExtendWith(OutputCaptureExtension.class)
class DiscretionIT {

    private final Edge edge;

    DiscretionIT(@LocalServerPort int port, CallerTokens tokens) {
        this.edge = new Edge(port, tokens);
    }

    @BeforeEach
    void logEveryRequest() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel("dev.parlance.requests", LogLevel.DEBUG);
    }

    @AfterEach
    void logAsUsual() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel("dev.parlance.requests", null);
    }

    @Test
    void keepsPeopleAndTheirSecretsOutOfTheLog(CapturedOutput log) {
        String address = Edge.newAddress();
        Map<String, Object> registration = Edge.registration(address);

        Map<String, Object> person = edge.stranger().post("/api/v1/auth/register", registration).created();
        edge.stranger().post("/api/v1/auth/register", registration).refused(409, "email_taken");
        edge.stranger().post("/api/v1/auth/login", registration).ok();
        edge.stranger().post("/api/v1/auth/login", Map.of("email", address)).refused(400, "missing_field");
        Map<String, Object> key = edge.person((String) person.get("account_id"))
                .post("/api/v1/auth/api-keys", Map.of("name", "k")).created();
        Map<String, Object> renewed = edge.stranger()
                .post("/api/v1/auth/refresh", Map.of("refresh_token", person.get("refresh_token"))).ok();
        Object salt = edge.key((String) person.get("account_id")).post("/api/v1/accounts/roll-salt", "").ok()
                .get("salt");

        assertThat(log.getAll()).contains("POST /api/v1/auth/login 200").doesNotContain(address)
                .doesNotContain("secure_password_123").doesNotContain((String) key.get("api_key"))
                .doesNotContain((String) person.get("access_token"))
                .doesNotContain((String) person.get("refresh_token"))
                .doesNotContain((String) renewed.get("refresh_token")).doesNotContain((String) salt);
    }
}
