package dev.parlance.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.testkit.servers.OnRealServers;
import dev.parlance.testkit.servers.RealServers;

/** From an upload to a passage that answers, on real servers. */
@SpringBootTest(classes = KnowledgeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=knowledge-service", "parlance.limits.upload=300KB"})
@ContextConfiguration(initializers = OnRealServers.class)
class KnowledgeServiceIT {

    private final UUID account = UUID.randomUUID();

    private final JsonMapper json = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    private WebTestClient client = WebTestClient.bindToServer().build();

    @BeforeEach
    void signIn() {
        client = as(account);
    }

    @Test
    void findsWhatWasUploaded() {
        upload("prices.csv",
                "Article,Price\nLamp,12 EUR\nChair,99 EUR\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .expectStatus().isAccepted();

        assertThat(settled()).allMatch(document -> status(document).equals("ready"));
        assertThat(found("What is the price of the chair?").at("/passages/0/text").asString()).contains("99 EUR");
    }

    @Test
    void tellsWhyDocumentFailed() {
        upload("broken.pdf", new byte[]{'%', 'P', 'D', 'F', '-', '1', '.', '7', '\n', 'x'}).expectStatus().isAccepted();

        JsonNode document = settled().getFirst();

        assertThat(status(document)).isEqualTo("failed");
        assertThat(document.at("/error_code").asString()).isEqualTo("broken_file");
    }

    @Test
    void keepsAccountsApart() {
        text("Secret", "The canary sings at noon in the harbour.");
        settled();
        var other = as(UUID.randomUUID());

        assertThat(retrieved(other, "When does the canary sing?").at("/passages")).isEmpty();
        other.delete().uri("/api/v1/knowledge/documents/" + listed().getFirst().at("/id").asString()).exchange()
                .expectStatus().isNotFound();
        assertThat(listed()).hasSize(1);
    }

    @Test
    void forgetsDeletedDocument() {
        text("Hours", "The library opens at nine.");
        String id = settled().getFirst().at("/id").asString();

        client.delete().uri("/api/v1/knowledge/documents/" + id).exchange().expectStatus().isOk();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> found("When does the library open?").at("/passages").isEmpty());
        client.get().uri("/api/v1/knowledge/documents/" + id).exchange().expectStatus().isNotFound();
    }

    @Test
    void refusesWhatCannotBecomeKnowledge() {
        upload("setup.exe", new byte[]{1}).expectStatus().isEqualTo(415).expectBody().jsonPath("$.code")
                .isEqualTo("unsupported_file");
        upload("empty.txt", new byte[0]).expectStatus().isBadRequest().expectBody().jsonPath("$.code")
                .isEqualTo("empty_file");
        upload("large.txt", new byte[700_000]).expectStatus().isEqualTo(413);
        assertThat(listed()).isEmpty();
    }

    @Test
    void namesTheFieldThatIsMissing() {
        client.post().uri("/api/v1/knowledge/text").bodyValue(Map.of("content", "text")).exchange().expectStatus()
                .isBadRequest().expectBody().jsonPath("$.details.field").isEqualTo("title");
    }

    @Test
    void admitsNobodyWithoutSignedCaller() {
        WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build().get()
                .uri("/api/v1/knowledge/documents").exchange().expectStatus().isUnauthorized();
    }

    private WebTestClient as(UUID who) {
        String token = new CallerTokens(RealServers.CALLER_SECRET, Clock.systemUTC())
                .sign(new Caller(who, UUID.randomUUID(), Set.of(), "free", "test"));
        return WebTestClient.bindToServer().baseUrl("http://localhost:" + port)
                .defaultHeader(CallerTokens.HEADER, token).responseTimeout(Duration.ofSeconds(20)).build();
    }

    private WebTestClient.ResponseSpec upload(String name, byte[] content) {
        var body = new MultipartBodyBuilder();
        body.part("file", new ByteArrayResource(content)).filename(name);
        return client.post().uri("/api/v1/knowledge/upload").body(BodyInserters.fromMultipartData(body.build()))
                .exchange();
    }

    private void text(String title, String content) {
        client.post().uri("/api/v1/knowledge/text").bodyValue(Map.of("title", title, "content", content)).exchange()
                .expectStatus().isAccepted();
    }

    private java.util.List<JsonNode> settled() {
        return await().atMost(Duration.ofSeconds(60)).until(this::listed, documents -> documents.stream()
                .allMatch(document -> Set.of("ready", "failed").contains(status(document))));
    }

    private java.util.List<JsonNode> listed() {
        byte[] body = client.get().uri("/api/v1/knowledge/documents").exchange().expectStatus().isOk().expectBody()
                .returnResult().getResponseBody();
        return json.readTree(body).at("/documents").valueStream().toList();
    }

    private JsonNode found(String question) {
        return retrieved(client, question);
    }

    private JsonNode retrieved(WebTestClient asker, String question) {
        return json.readTree(asker.post().uri("/retrievals").bodyValue(Map.of("question", question)).exchange()
                .expectStatus().isOk().expectBody().returnResult().getResponseBody());
    }

    private static String status(JsonNode document) {
        return document.at("/status").asString();
    }
}
