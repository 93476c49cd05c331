package dev.parlance.account.signin;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import dev.parlance.account.AccountServer;
import dev.parlance.account.Edge;
import dev.parlance.chassis.caller.CallerTokens;

/** Registration where the operator has closed it. */
@AccountServer
@TestPropertySource(properties = "parlance.registration.open=false")
class ClosedRegistrationIT {

    private final Edge edge;

    ClosedRegistrationIT(@LocalServerPort int port, CallerTokens tokens) {
        this.edge = new Edge(port, tokens);
    }

    @Test
    void refusesEverybodyNew() {
        edge.stranger().post("/api/v1/auth/register", Edge.registration(Edge.newAddress()))
                .refused(403, "registration_closed");
    }

    @Test
    void stillAnswersThoseWhoSignIn() {
        edge.stranger().post("/api/v1/auth/login", Edge.registration(Edge.newAddress()))
                .refused(401, "invalid_credentials");
    }
}
