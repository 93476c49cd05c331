package dev.parlance.account.signin;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.parlance.account.AccountServer;
import dev.parlance.account.Edge;
import dev.parlance.chassis.caller.CallerTokens;

import static org.assertj.core.api.Assertions.assertThat;

/** Login over HTTP, down to PostgreSQL. */
@AccountServer
class LoginIT {

    private static final String LOGIN = "/api/v1/auth/login";

    private final Edge edge;

    private final String address = Edge.newAddress();

    LoginIT(@LocalServerPort int port, CallerTokens tokens) {
        this.edge = new Edge(port, tokens);
    }

    @Test
    void answersAsRegistrationDid() {
        Map<String, Object> registered = register();

        Map<String, Object> answer = login(address, "secure_password_123").ok();

        assertThat(answer).containsOnlyKeys("access_token", "token_type", "expires_in", "refresh_token", "account_id")
                .containsEntry("account_id", registered.get("account_id"));
    }

    @Test
    void takesTheAddressInAnyCase() {
        register();

        login(address.toUpperCase(), "secure_password_123").ok();
    }

    @Test
    void givesATokenTheEdgeCanResolve() {
        Map<String, Object> registered = register();
        Object token = login(address, "secure_password_123").ok().get("access_token");

        Map<String, Object> credential = edge.service().post("/internal/credentials", Map.of("token", token)).ok();

        assertThat(credential).containsEntry("account", registered.get("account_id")).containsEntry("key", null)
                .containsEntry("kind", "person").containsEntry("plan", "enterprise");
    }

    @Test
    void tellsNobodyWhichAddressesAreKnown() {
        register();

        byte[] wrong = refusal(address);
        byte[] unknown = refusal(Edge.newAddress());

        assertThat(withoutRequestId(wrong)).isEqualTo(withoutRequestId(unknown)).contains("invalid_credentials");
    }

    private byte[] refusal(String email) {
        return login(email, "wrong_password_123").response().expectStatus().isUnauthorized().expectBody()
                .returnResult().getResponseBody();
    }

    private static String withoutRequestId(byte[] body) {
        return new String(body).replaceAll("\"request_id\":\"[^\"]*\"", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "password"})
    void namesTheFieldThatIsMissing(String field) {
        Object incomplete = Map.of(field.equals("email") ? "password" : "email", "something");

        edge.stranger().post(LOGIN, incomplete).refused(400, "missing_field")
                .jsonPath("$.details.field").isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nul\0@example.com", "' OR 1=1 --", "no address"})
    void knowsNobodyByATextThatIsNoAddress(String email) {
        login(email, "secure_password_123").refused(401, "invalid_credentials");
    }

    private Map<String, Object> register() {
        return edge.stranger().post("/api/v1/auth/register", Edge.registration(address)).created();
    }

    private Edge.Answer login(String email, String password) {
        return edge.stranger().post(LOGIN, Map.of("email", email, "password", password));
    }
}
