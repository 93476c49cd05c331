package dev.parlance.inference;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.testkit.servers.RealServers;

import static org.assertj.core.api.Assertions.assertThat;

/** What callers are told, and how soon, when PostgreSQL takes connections and never says a word. */
class DatabaseAwayTests {

    private static final ConfigurableApplicationContext HOUSE = start(mute());

    @Test
    void saysWithinTwoSecondsThatChatIsUnavailable() throws Exception {
        long begun = System.nanoTime();

        HttpResponse<String> answer = post("/api/v1/chat", "{\"question\":\"Hello?\"}");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(2_800));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
    }

    @Test
    void saysWithinTwoSecondsThatGatewaysAreUnavailable() throws Exception {
        long begun = System.nanoTime();

        HttpResponse<String> answer = post("/v1/chat/completions", "{\"model\":\"" + new UUID(1, 1)
                + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}]}");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(2_800));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(get("/api/v1/ai-gateways").statusCode()).isEqualTo(503);
    }

    @Test
    void goesOnListingModels() throws Exception {
        assertThat(get("/v1/models").statusCode()).isEqualTo(200);
    }

    /** Takes connections as a frozen server does: the operating system accepts, nobody answers. */
    private static ServerSocket mute() {
        try {
            return new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ConfigurableApplicationContext start(ServerSocket database) {
        return new SpringApplicationBuilder(InferenceApplication.class)
                .properties("spring.config.name=inference-service")
                .run("--server.port=0", "--spring.flyway.enabled=false", "--logging.level.root=ERROR",
                        "--parlance.database.host=127.0.0.1", "--parlance.database.port=" + database.getLocalPort(),
                        "--parlance.caller.secret=" + RealServers.CALLER_SECRET);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient().send(request(path).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return HttpClient.newHttpClient().send(request(path).POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        Caller caller = new Caller(new UUID(1, 1), null, Set.of(), "enterprise", "test-request");
        String token = new CallerTokens(RealServers.CALLER_SECRET, Clock.systemUTC()).sign(caller);
        int port = HOUSE.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header(CallerTokens.HEADER, token).header("Content-Type", "application/json");
    }
}
