package dev.parlance.knowledge.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.core.io.ByteArrayResource;
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

/** A workspace that talks to the routes of its sources. */
final class SourceClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebTestClient http;

    SourceClient(int port) {
        String token = new CallerTokens(RealServers.CALLER_SECRET, Clock.systemUTC())
                .sign(new Caller(UUID.randomUUID(), UUID.randomUUID(), Set.of(), "enterprise", "test"));
        http = WebTestClient.bindToServer(new ReactorClientHttpConnector(HttpClient.newConnection()))
                .baseUrl("http://localhost:" + port).defaultHeader(CallerTokens.HEADER, token)
                .responseTimeout(Duration.ofSeconds(60)).build();
    }

    WebTestClient.ResponseSpec post(String path, Map<String, ?> body) {
        return http.post().uri("/api/knowledge" + path).bodyValue(body).exchange();
    }

    WebTestClient.ResponseSpec retry(String document) {
        return http.post().uri("/api/v1/knowledge/documents/" + document + "/retry").exchange();
    }

    WebTestClient.ResponseSpec patch(String id, Map<String, ?> body) {
        return http.patch().uri("/api/knowledge/" + id).bodyValue(body).exchange();
    }

    WebTestClient.ResponseSpec get(String path) {
        return http.get().uri(path).exchange();
    }

    WebTestClient.ResponseSpec delete(String path) {
        return http.delete().uri(path).exchange();
    }

    String add(Map<String, ?> body) {
        JsonNode added = json(post("", body));
        assertThat(added.at("/status").asString()).isEqualTo("indexing");
        return added.at("/id").asString();
    }

    String addUrl(String url) {
        return add(Map.of("url", url));
    }

    String upload(String name, String content) {
        var body = new MultipartBodyBuilder();
        body.part("file", new ByteArrayResource(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .filename(name);
        return json(http.post().uri("/api/knowledge").body(BodyInserters.fromMultipartData(body.build())).exchange())
                .at("/id").asString();
    }

    JsonNode source(String id) {
        return json(get("/api/knowledge/" + id));
    }

    /** The source when nothing more happens to it by itself. */
    JsonNode settled(String id) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> source(id),
                source -> !source.at("/status").asString().equals("indexing"));
    }

    List<JsonNode> sources() {
        return json(get("/api/knowledge")).at("/sources").valueStream().toList();
    }

    List<String> addresses() {
        return sources().stream().map(source -> source.at("/source_url_or_path").asString()).toList();
    }

    String crawl(Map<String, ?> body) {
        return json(post("/crawl", body)).at("/crawlId").asString();
    }

    JsonNode crawled(String id) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> json(get("/api/knowledge/crawls/" + id)),
                crawl -> !crawl.at("/status").asString().equals("indexing"));
    }

    List<String> found(String question) {
        return json(http.post().uri("/retrievals").bodyValue(Map.of("question", question)).exchange())
                .at("/passages").valueStream().map(passage -> passage.at("/text").asString()).toList();
    }

    static JsonNode json(WebTestClient.ResponseSpec answer) {
        byte[] body = answer.expectStatus().isOk().expectBody().returnResult().getResponseBody();
        assertThat(body).isNotNull();
        return JSON.readTree(body);
    }
}
