package dev.parlance.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main journey, as a newcomer takes it: one command, an account, a key, a document, an answer that cites it. */
@Timeout(400)
@TestMethodOrder(OrderAnnotation.class)
class SuiteIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String PRICES = "Article,Price,Stock\nLamp,12 EUR,7\nChair,99 EUR,31\n";

    @TempDir
    private static Path folder;

    private static RunningSuite suite;

    private static WebTestClient client;

    private static String key;

    @BeforeAll
    static void startAndMakeKey() throws Exception {
        suite = RunningSuite.start(folder.resolve("data"));
        client = client();
        String token = post("/api/v1/auth/register", Map.of(), Map.of("name", "My Company", "email",
                "me@example.org", "password", "secure_password_123")).at("/access_token").asString();
        key = post("/api/v1/auth/api-keys", Map.of("Authorization", "Bearer " + token),
                Map.of("name", "Production Key")).at("/api_key").asString();
    }

    @AfterAll
    static void stop() throws Exception {
        suite.close();
    }

    @Test
    @Order(1)
    void answersFromUploadAndCitesIt() {
        upload("prices.csv", PRICES);
        addText("Return Policy", "We offer a 30-day money-back guarantee. Returns are free within the EU.");
        awaitReady(2);

        JsonNode answer = ask("What does the chair cost?");

        assertThat(answer.at("/answer").asString()).contains("99 EUR");
        assertThat(answer.at("/sources/0/document_name").asString()).isEqualTo("prices.csv");
        assertThat(answer.at("/session_id").asString()).startsWith("sess_");
    }

    @Test
    @Order(2)
    void saysPlainlyWhenItDoesNotKnow() {
        JsonNode answer = ask("Who won the chess championship of 1972?");

        assertThat(answer.at("/answer").asString()).isNotBlank();
        assertThat(answer.at("/sources")).isEmpty();
    }

    @Test
    @Order(3)
    void streamsTokensThenSources() {
        String stream = streamed("/api/v1/chat/stream", Map.of("question", "How long is the money-back guarantee?"));

        List<JsonNode> events = stream.lines().filter(line -> line.startsWith("data: "))
                .map(line -> JSON.readTree(line.substring(6))).toList();
        assertThat(events).extracting(event -> event.at("/type").asString()).startsWith("token").endsWith("done")
                .contains("sources");
        assertThat(stream).contains("30").doesNotContain("[DONE]");
    }

    @Test
    @Order(4)
    void speaksToOpenaiClients() {
        Map<String, Object> request = Map.of("model", "@parlance/extract", "stream", true, "messages",
                List.of(Map.of("role", "user", "content", "What does the lamp cost?")));

        String models = client.get().uri("/v1/models").headers(headers -> headers.setBearerAuth(key)).exchange()
                .expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
        String stream = streamed("/v1/chat/completions", request);

        assertThat(models).contains("@parlance/extract");
        assertThat(stream).contains("12 EUR").contains("\"usage\"").endsWith("data: [DONE]\n\n");
    }

    @Test
    @Order(5)
    void losesNothingWhenEverythingIsKilledAfterAnUploadWasAccepted() throws Exception {
        for (int number = 0; number < 30; number++) {
            addText("Depot " + number, "The gate code of depot " + number + " is GATE-" + number * 7_919 + ".");
        }
        suite.killDashNine();

        suite = RunningSuite.start(folder.resolve("data"));
        client = client();
        awaitReady(32);

        JsonNode answer = ask("What is the gate code of depot 29?");
        assertThat(answer.at("/answer").asString()).contains("GATE-229651");
        assertThat(answer.at("/sources/0/document_name").asString()).isEqualTo("Depot 29");
    }

    @Test
    @Order(6)
    void wordsFailuresByFamily() {
        client.get().uri("/v1/nothing").exchange().expectStatus().isNotFound().expectBody()
                .jsonPath("$.error.code").isEqualTo("not_found");
        client.get().uri("/api/v1/knowledge/documents").exchange().expectStatus().isUnauthorized().expectBody()
                .jsonPath("$.code").isEqualTo("missing_credentials");
        client.put().uri("/api/v1/knowledge/text").exchange().expectStatus().isEqualTo(405).expectHeader()
                .valueEquals("Allow", "POST,OPTIONS");
    }

    @Test
    @Order(7)
    void answersFromTheCollectionsThatAreNamed() {
        String birds = posted("/api/v1/collections", Map.of("collectionName", "Birds")).at("/collectionId").asString();
        client.put().uri("/api/v1/collections/" + birds + "/documents").headers(headers -> headers.setBearerAuth(key))
                .bodyValue(Map.of("name", "heron", "contents", "The heron fishes at dawn in the harbour.")).exchange()
                .expectStatus().isOk();

        JsonNode answer = await().atMost(Duration.ofSeconds(30)).until(
                () -> posted("/api/v1/answer",
                        Map.of("term", "Where does the heron fish?", "collections", List.of(birds))),
                told -> !told.at("/sources").isEmpty());

        assertThat(answer.at("/answer").asString()).contains("harbour");
        assertThat(answer.at("/sources/0/documentName").asString()).isEqualTo("heron");
        assertThat(answer.at("/sources/0/collectionId").asString()).isEqualTo(birds);
        assertThat(posted("/api/v1/answer", Map.of("term", "What does the chair cost?", "collections", List.of(birds)))
                .at("/sources")).isEmpty();
    }

    @Test
    @Order(8)
    void answersFromSourcesOfTheWorkspaceUntilTheyAreSwitchedOff() {
        String id = posted("/api/knowledge", Map.of("text", "The stork sleeps on the roof of the town hall."))
                .at("/id").asString();
        await().atMost(Duration.ofSeconds(30)).until(() -> ask("Where does the stork sleep?").at("/answer").asString()
                .contains("town hall"));

        client.patch().uri("/api/knowledge/" + id).headers(headers -> headers.setBearerAuth(key))
                .bodyValue(Map.of("enabled", false)).exchange().expectStatus().isOk();

        await().atMost(Duration.ofSeconds(30)).until(() -> !ask("Where does the stork sleep?").at("/answer").asString()
                .contains("town hall"));
    }

    private static JsonNode posted(String path, Map<String, ?> body) {
        return post(path, Map.of("Authorization", "Bearer " + key), body);
    }

    private static WebTestClient client() {
        return WebTestClient.bindToServer().baseUrl(suite.address().toString())
                .responseTimeout(Duration.ofSeconds(30)).build();
    }

    private static JsonNode post(String path, Map<String, String> headers, Object body) {
        byte[] answer = client.post().uri(path).headers(all -> headers.forEach(all::set)).bodyValue(body).exchange()
                .expectStatus().is2xxSuccessful().expectBody().returnResult().getResponseBody();
        return JSON.readTree(answer);
    }

    private static JsonNode ask(String question) {
        return post("/api/v1/chat", Map.of("X-API-Key", key), Map.of("question", question));
    }

    private static void addText(String title, String content) {
        post("/api/v1/knowledge/text", Map.of("X-API-Key", key), Map.of("title", title, "content", content));
    }

    private static void upload(String name, String content) {
        var parts = new MultipartBodyBuilder();
        parts.part("file", new ByteArrayResource(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .filename(name);
        client.post().uri("/api/v1/knowledge/upload").header("X-API-Key", key)
                .body(BodyInserters.fromMultipartData(parts.build())).exchange().expectStatus().isAccepted();
    }

    private static String streamed(String path, Object body) {
        return client.post().uri(path).headers(headers -> headers.setBearerAuth(key)).bodyValue(body).exchange()
                .expectStatus().isOk().expectHeader().contentTypeCompatibleWith("text/event-stream")
                .returnResult(byte[].class).getResponseBody()
                .map(bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                .collect(java.util.stream.Collectors.joining()).block(Duration.ofSeconds(30));
    }

    private static void awaitReady(int documents) {
        await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            JsonNode listed = JSON.readTree(client.get().uri("/api/v1/knowledge/documents").header("X-API-Key", key)
                    .exchange().expectBody().returnResult().getResponseBody());
            assertThat(listed.at("/documents").valueStream().map(document -> document.at("/status").asString()))
                    .hasSize(documents).containsOnly("ready");
        });
    }
}
