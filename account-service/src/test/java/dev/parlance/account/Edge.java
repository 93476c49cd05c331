package dev.parlance.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.identity.Ids;

/** Speaks to the service as the edge does: every request in the name of a signed caller. */
public final class Edge {

    private static final UUID NOBODY = new UUID(0, 0);

    private final WebTestClient client;

    private final CallerTokens tokens;

    public Edge(int port, CallerTokens tokens) {
        this.client = WebTestClient.bindToServer().baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(20)).build();
        this.tokens = tokens;
    }

    public Desk stranger() {
        return strangerAt("192.0.2.1");
    }

    /** Nobody yet, from a place. */
    public Desk strangerAt(String address) {
        return new Desk(new Caller(NOBODY, null, Set.of(), "none", "test"), address);
    }

    public Desk person(String account) {
        return new Desk(new Caller(UUID.fromString(account), null, Ids.next(), false, Set.of("account"), "enterprise",
                "test"), "192.0.2.1");
    }

    /** Whoever an access token says, as the edge finds out. */
    public Desk signedIn(Object token) {
        Map<String, Object> found = service().post("/internal/credentials", Map.of("token", token)).ok();
        return new Desk(new Caller(UUID.fromString((String) found.get("account")), null,
                UUID.fromString((String) found.get("member")), false, Set.of("account"), "enterprise", "test"),
                "192.0.2.1");
    }

    public Desk key(String account) {
        return key(account, Ids.next().toString(), Set.of("all"));
    }

    /** A secret key by its id. */
    public Desk key(String account, Object id, Set<String> scopes) {
        return new Desk(new Caller(UUID.fromString(account), UUID.fromString(id.toString()), scopes, "enterprise",
                "test"), "192.0.2.1");
    }

    /** A key that stands in web pages. */
    public Desk publishable(String account, Set<String> scopes) {
        return new Desk(new Caller(UUID.fromString(account), Ids.next(), null, true, scopes, "enterprise", "test"),
                "192.0.2.1");
    }

    public Desk key(String account, UUID key) {
        return key(account, key, Set.of("all"));
    }

    public Desk service() {
        return new Desk(Caller.service("test"), "192.0.2.1");
    }

    public WebTestClient unsigned() {
        return client;
    }

    /** Registers somebody whose address nobody has yet, and answers with the account's id. */
    public String newAccount() {
        return (String) stranger().post("/api/v1/auth/register", registration(newAddress())).created()
                .get("account_id");
    }

    public static String newAddress() {
        return "ada." + Ids.next() + "@example.com";
    }

    public static Map<String, Object> registration(String email) {
        return Map.of("name", "My Company", "email", email, "password", "secure_password_123");
    }

    /** What the edge asks with instead of a key. */
    public static String sha256(String key) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Changes something behind the service's back. */
    public static void run(DatabaseClient database, String sql) {
        database.sql(sql).then().toFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }

    /** The data of the one fact of this type about a subject. */
    public static String fact(DatabaseClient database, String type, Object subject) {
        return database.sql("SELECT data FROM outbox WHERE type = :type AND subject = :subject")
                .bind("type", type).bind("subject", subject.toString())
                .map(row -> new String(row.get("data", byte[].class), StandardCharsets.UTF_8)).one()
                .toFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }

    /** How many rows a query finds. */
    public static long count(DatabaseClient database, String from, UUID id) {
        return database.sql("SELECT count(*) FROM " + from).bind("id", id)
                .map(row -> row.get(0, Long.class)).one()
                .toFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }

    /** The service in the name of one caller. */
    public final class Desk {

        private final Caller caller;

        private final String address;

        private Desk(Caller caller, String address) {
            this.caller = caller;
            this.address = address;
        }

        public Answer post(String path, Object body) {
            return new Answer(to(HttpMethod.POST, path).bodyValue(body).exchange());
        }

        public Answer put(String path, Object body) {
            return new Answer(to(HttpMethod.PUT, path).bodyValue(body).exchange());
        }

        public Answer patch(String path, Object body) {
            return new Answer(to(HttpMethod.PATCH, path).bodyValue(body).exchange());
        }

        public Answer get(String path) {
            return new Answer(to(HttpMethod.GET, path).exchange());
        }

        public Answer delete(String path) {
            return new Answer(to(HttpMethod.DELETE, path).exchange());
        }

        private WebTestClient.RequestBodySpec to(HttpMethod method, String path) {
            return client.method(method).uri(path).header("Content-Type", "application/json")
                    .header(CallerTokens.HEADER, tokens.sign(caller))
                    .header("X-Parlance-Client-Address", address);
        }
    }

    /** What the service said. */
    public record Answer(WebTestClient.ResponseSpec response) {

        public Map<String, Object> created() {
            return body(201);
        }

        public Map<String, Object> ok() {
            return body(200);
        }

        public void empty() {
            response.expectStatus().isNoContent().expectBody().isEmpty();
        }

        public WebTestClient.BodyContentSpec refused(int status, String code) {
            return response.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
        }

        @SuppressWarnings("unchecked")
        private Map<String, Object> body(int status) {
            return response.expectStatus().isEqualTo(status).expectBody(Map.class).returnResult().getResponseBody();
        }
    }
}
