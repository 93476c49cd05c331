package dev.parlance.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.parlance.testkit.servers.RealServers;

import static org.assertj.core.api.Assertions.assertThat;

/** One trace from the client through gateway and service to a model's server, and into a fact. */
@Timeout(300)
class TraceIT {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final String SENT = "00-" + ID + "-00f067aa0ba902b7-01";

    private static final String OURS = "00-" + ID + "-[0-9a-f]{16}-01";

    private static final byte[] ANSWER = """
            {"id":"x","choices":[{"index":0,"message":{"role":"assistant","content":"ok"},"finish_reason":"stop"}],
            "usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}""".getBytes(StandardCharsets.UTF_8);

    private final List<String> parents = new CopyOnWriteArrayList<>();

    @Test
    void followsOneRequestEverywhere(@TempDir Path folder) throws Exception {
        HttpServer models = models();
        try (RunningSuite suite = RunningSuite.start(folder.resolve("data"), Map.of("PARLANCE_KAFKA",
                RealServers.kafka(), "OPENAI_BASE_URL", "http://127.0.0.1:" + models.getAddress().getPort() + "/v1"))) {
            String key = Tenant.register(suite.address(), "traveller").newKey("/api_key");
            send(suite, key, "/v1/chat/completions",
                    "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
            send(suite, key, "/v1/embeddings", "{\"model\":\"@parlance/embed\",\"input\":[\"hi\",\"you\"]}");
            send(suite, key, "/api/v1/knowledge/text", "{\"title\":\"One\",\"content\":\"Words.\"}");

            String told = parents.getLast();
            String published = published();
            assertThat(told).matches(OURS).isNotEqualTo(SENT);
            assertThat(published).matches(OURS).isNotIn(SENT, told);
            assertThat(logged(folder)).contains(ID);
        } finally {
            models.stop(0);
        }
    }

    private HttpServer models() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", asked -> {
            parents.add(asked.getRequestHeaders().getFirst("traceparent"));
            answer(asked, ANSWER);
        });
        server.createContext("/v1/models",
                asked -> answer(asked, "{\"data\":[{\"id\":\"m\"}]}".getBytes(StandardCharsets.UTF_8)));
        server.start();
        return server;
    }

    private static void answer(HttpExchange asked, byte[] body) throws IOException {
        asked.getRequestBody().readAllBytes();
        asked.getResponseHeaders().set("Content-Type", "application/json");
        asked.sendResponseHeaders(200, body.length);
        asked.getResponseBody().write(body);
        asked.close();
    }

    private static void send(RunningSuite suite, String key, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(suite.address().resolve(path)).header("Authorization", key)
                .header("Content-Type", "application/json").header("traceparent", SENT)
                .POST(BodyPublishers.ofString(body)).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    }

    /** The trace in the head of the first fact that has this one. */
    private static String published() {
        Map<String, Object> settings = Map.of("bootstrap.servers", RealServers.kafka());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor("knowledge.documents").stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition())).toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            return Stream.generate(() -> traces(consumer)).limit(30).flatMap(List::stream)
                    .filter(trace -> trace.contains(ID)).findFirst().orElseThrow();
        }
    }

    private static List<String> traces(KafkaConsumer<byte[], byte[]> consumer) {
        List<String> traces = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> fact : consumer.poll(Duration.ofSeconds(1))) {
            Optional.ofNullable(fact.headers().lastHeader("traceparent")).map(Header::value)
                    .ifPresent(value -> traces.add(new String(value, StandardCharsets.UTF_8)));
        }
        return traces;
    }

    private static String logged(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith("parlance.log")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
