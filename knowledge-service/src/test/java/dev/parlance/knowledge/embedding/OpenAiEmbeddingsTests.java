package dev.parlance.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link OpenAiEmbeddings} against a server that keeps to the published shape. */
class OpenAiEmbeddingsTests extends EmbeddingsContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<EmbeddingRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Integer> failures = new ArrayList<>();
    private final DisposableServer server = HttpServer.create().port(0)
            .route(routes -> routes.post("/v1/embeddings", this::answer)).bindNow();
    private final OpenAiEmbeddings embeddings = embeddings("http://localhost:%d/v1".formatted(server.port()));

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Override
    Embeddings embeddings() {
        return embeddings;
    }

    @Test
    void sendsTextsInBatches() {
        embeddings.embedPassages(Collections.nCopies(150, "green tea")).block(PATIENCE);

        assertThat(requests).hasSizeBetween(3, 10).allSatisfy(sent -> {
            assertThat(sent.model()).isEqualTo("words");
            assertThat(sent.input()).hasSizeLessThanOrEqualTo(64);
        });
        assertThat(requests.stream().mapToInt(sent -> sent.input().size()).sum()).isEqualTo(150);
    }

    @Test
    void joinsWhatManyAskForAtOnce() {
        Flux.range(0, 200).flatMap(one -> embeddings.embedPassages(List.of("tea " + one)), 200)
                .then().block(PATIENCE);

        assertThat(requests).hasSizeLessThan(20);
        assertThat(requests.stream().mapToInt(sent -> sent.input().size()).sum()).isEqualTo(200);
    }

    @Test
    void blamesOnlyTheTextThatIsRefused() {
        Flux<Boolean> made = Flux.just("green tea", "poison", "black tea").flatMapSequential(
                text -> embeddings.embedPassages(List.of(text)).hasElement().onErrorReturn(false));

        StepVerifier.create(made).expectNext(true, false, true).expectComplete().verify(PATIENCE);
    }

    @Test
    void learnsDimensionsFromTheFirstAnswer() {
        assertThat(embeddings.dimensions()).isZero();
        embeddings.embedQuery("green tea").block(PATIENCE);

        assertThat(embeddings.dimensions()).isEqualTo(64);
    }

    @Test
    void triesAgainWhenTheServerIsBusy() {
        failures.addAll(List.of(429, 503));

        StepVerifier.create(embeddings.embedQuery("green tea")).expectNextCount(1).expectComplete().verify(PATIENCE);
    }

    @Test
    void saysWhenTheServerRefuses() {
        failures.add(401);

        StepVerifier.create(embeddings.embedQuery("green tea")).expectErrorMessage(
                "The embedding server answered 401 UNAUTHORIZED").verify(PATIENCE);
        assertThat(requests).isEmpty();
    }

    @Test
    void saysWhenNobodyAnswers() {
        StepVerifier.create(embeddings("http://localhost:1/v1").embedQuery("green tea"))
                .expectError(EmbeddingsUnavailable.class).verify(PATIENCE);
    }

    @Test
    void nothingIsSentBeforeSubscription() {
        var unused = embeddings.embedQuery("green tea");

        assertThat(unused).isNotNull();
        assertThat(requests).isEmpty();
    }

    private static OpenAiEmbeddings embeddings(String url) {
        return new OpenAiEmbeddings(WebClient.create(),
                new EmbeddingSettings.Remote(URI.create(url), "words", PATIENCE));
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        if (!failures.isEmpty()) {
            return response.status(failures.removeFirst()).send();
        }
        return request.receive().aggregate().asString().flatMap(body -> Mono.from(answer(body, response)));
    }

    private Publisher<Void> answer(String body, HttpServerResponse response) {
        return body.contains("poison")
                ? response.status(400).send()
                : response.header("Content-Type", "application/json").sendString(Mono.just(answer(body)));
    }

    /** Last things first, as the shape allows. */
    private String answer(String body) {
        var request = JSON.readValue(body, EmbeddingRequest.class);
        requests.add(request);
        var entries = IntStream.range(0, request.input().size())
                .mapToObj(i -> new EmbeddingAnswer.Entry(i, WordEmbeddings.vector(request.input().get(i)))).toList();
        return JSON.writeValueAsString(new EmbeddingAnswer(entries.reversed()));
    }
}
