package dev.parlance.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.testkit.servers.RealServers;

/** An account that talks to the routes of its collections, over a connection for each request: none waits for another. */
public final class CollectionClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UUID account = UUID.randomUUID();

    private final WebTestClient http;

    public CollectionClient(int port, String plan) {
        String token = new CallerTokens(RealServers.CALLER_SECRET, Clock.systemUTC())
                .sign(new Caller(account, UUID.randomUUID(), Set.of(), plan, "test"));
        http = WebTestClient.bindToServer(new ReactorClientHttpConnector(HttpClient.newConnection()))
                .baseUrl("http://localhost:" + port)
                .defaultHeader(CallerTokens.HEADER, token).responseTimeout(Duration.ofSeconds(60))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(64 << 20)).build();
    }

    public String account() {
        return account.toString();
    }

    public String newCollection(String name) {
        return json(http.post().uri("/api/v1/collections").bodyValue(Map.of("collectionName", name)).exchange())
                .at("/collectionId").asString();
    }

    /** The one of the support API, which comes into being when it is first asked for. */
    String knowledge() {
        found("anything");
        return json(get("")).valueStream().filter(each -> each.at("/name").asString().equals("Knowledge")).findFirst()
                .orElseThrow().at("/id").asString();
    }

    WebTestClient.ResponseSpec get(String path, Object... values) {
        return http.get().uri("/api/v1/collections" + path, values).exchange();
    }

    WebTestClient.ResponseSpec delete(String path) {
        return http.delete().uri("/api/v1/collections" + path).exchange();
    }

    WebTestClient.ResponseSpec put(String path, Object body) {
        return http.put().uri("/api/v1/collections" + path).bodyValue(body).exchange();
    }

    /** @param lines JSON, an object on each */
    WebTestClient.ResponseSpec putLines(String path, String lines) {
        return http.put().uri("/api/v1/collections" + path).contentType(MediaType.APPLICATION_NDJSON).bodyValue(lines)
                .exchange();
    }

    WebTestClient.ResponseSpec post(String path, Object body) {
        return http.post().uri("/api/v1/collections" + path).bodyValue(body).exchange();
    }

    public JsonNode put(String collection, String name, String text, Map<String, ?> more) {
        Map<String, Object> body = new java.util.HashMap<>(more);
        body.put("name", name);
        body.put("contents", text);
        return json(put("/" + collection + "/documents", body));
    }

    WebTestClient.ResponseSpec upload(String path, String lines) {
        return upload(path, lines, new MultipartBodyBuilder());
    }

    /** @param body what else stands in the form */
    WebTestClient.ResponseSpec upload(String path, String lines, MultipartBodyBuilder body) {
        body.part("documents", new ByteArrayResource(lines.getBytes(StandardCharsets.UTF_8))).filename("lines.jsonl");
        return http.post().uri("/api/v1/collections" + path).body(BodyInserters.fromMultipartData(body.build()))
                .exchange();
    }

    JsonNode imported(String collection, String... lines) {
        return json(upload("/" + collection + "/documents", String.join("\n", lines)));
    }

    void addText(String title, String content) {
        http.post().uri("/api/v1/knowledge/text").bodyValue(Map.of("title", title, "content", content)).exchange()
                .expectStatus().isAccepted();
    }

    List<JsonNode> list(String collection, String query, Object... values) {
        return json(get("/" + collection + "/documents" + query, values)).valueStream().toList();
    }

    List<String> names(String collection, String query, Object... values) {
        return list(collection, query, values).stream().map(document -> document.at("/name").asString()).toList();
    }

    JsonNode document(String collection, String name) {
        String id = list(collection, "?filter={filter}", "-n \"" + name + "\"").getFirst().at("/id").asString();
        return json(get("/" + collection + "/documents/" + id));
    }

    JsonNode collection(String collection) {
        return json(get("/" + collection));
    }

    public void awaitIndexed(String collection) {
        await().atMost(Duration.ofSeconds(90)).until(() -> collection(collection).at("/state/queued").asInt() == 0);
    }

    /** Of the account's knowledge, what answers a question best. */
    List<String> found(String question) {
        return json(http.post().uri("/retrievals").bodyValue(Map.of("question", question)).exchange())
                .at("/passages").valueStream().map(passage -> passage.at("/text").asString()).toList();
    }

    WebTestClient.ResponseSpec query(Object body) {
        return http.post().uri("/api/v1/query").bodyValue(body).exchange();
    }

    /** The names of the documents that are found, best first. */
    public List<String> queried(String collection, String term, Map<String, ?> more) {
        Map<String, Object> body = new java.util.HashMap<>(more);
        body.put("term", term);
        body.put("collections", List.of(collection));
        return json(query(body)).valueStream().map(found -> found.at("/documentName").asString()).toList();
    }

    static JsonNode json(WebTestClient.ResponseSpec answer) {
        return body(answer.expectStatus().isOk());
    }

    static JsonNode body(WebTestClient.ResponseSpec answer) {
        byte[] body = answer.expectBody().returnResult().getResponseBody();
        assertThat(body).isNotNull();
        return JSON.readTree(body);
    }
}
