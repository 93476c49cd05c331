package dev.parlance.knowledge.embedding;

import java.lang.Character.UnicodeScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import org.springframework.core.codec.CodecException;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Any server that answers {@code POST embeddings} in the openai shape. */
final class OpenAiEmbeddings implements Embeddings, AutoCloseable {

    /** Servers accept 2,048 texts or fewer, and answers grow with the length of the vectors. */
    private static final int TEXTS_PER_REQUEST = 64;
    private static final int REQUESTS_AT_A_TIME = 2;
    /** Enough for full requests, and little enough that one long document does not fill the queue. */
    private static final int WAITING_PER_CALLER = 3 * TEXTS_PER_REQUEST;
    /** Most models read 8,192 tokens, and a token is three letters or more in all but a few scripts. */
    private static final int LONGEST_TEXT = 20_000;

    private final WebClient client;
    private final EmbeddingSettings.Remote settings;
    private final Gathering gathering = new Gathering(TEXTS_PER_REQUEST, REQUESTS_AT_A_TIME, this::request);
    private volatile int dimensions;

    /** @param client knows how to reach the server, its key included, but not the address */
    public OpenAiEmbeddings(WebClient client, EmbeddingSettings.Remote settings) {
        this.client = client.mutate().baseUrl(settings.url().toString()).build();
        this.settings = settings;
    }

    @Override
    public String name() {
        return settings.model();
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    /** Models served like this are made for many languages. */
    @Override
    public boolean reads(UnicodeScript script) {
        return true;
    }

    @Override
    public Mono<float[]> embedQuery(String question) {
        return question.isBlank()
                ? embedPassages(List.of(question)).map(List::getFirst)
                : request(List.of(question)).map(List::getFirst);
    }

    @Override
    public Mono<List<float[]>> embedPassages(List<String> passages) {
        var places = IntStream.range(0, passages.size()).filter(i -> !passages.get(i).isBlank()).boxed().toList();
        return Flux.fromIterable(places).map(passages::get)
                .flatMapSequential(gathering::vector, WAITING_PER_CALLER, 1).collectList()
                .map(vectors -> spread(vectors, places, passages.size()));
    }

    private Mono<List<float[]>> request(List<String> texts) {
        return client.post().uri("/embeddings").bodyValue(new EmbeddingRequest(settings.model(), shortened(texts)))
                .retrieve().bodyToMono(EmbeddingAnswer.class).timeout(settings.patience())
                .retryWhen(Retry.backoff(2, Duration.ofMillis(250)).filter(OpenAiEmbeddings::mayPass)
                        .onRetryExhaustedThrow((spec, last) -> last.failure()))
                .map(answer -> vectors(answer, texts.size())).onErrorMap(OpenAiEmbeddings::unavailable);
    }

    private List<float[]> vectors(EmbeddingAnswer answer, int asked) {
        List<float[]> vectors = answer.vectors();
        if (vectors.size() != asked || vectors.stream().anyMatch(vector -> vector.length == 0)) {
            throw new EmbeddingsUnavailable("Asked for %d vectors, got %d".formatted(asked, vectors.size()), null);
        }
        dimensions = vectors.getFirst().length;
        return vectors;
    }

    /** Blank texts are not sent, for servers refuse them; they get their zeros here. */
    private List<float[]> spread(List<float[]> vectors, List<Integer> places, int size) {
        List<float[]> spread = new ArrayList<>();
        IntStream.range(0, size).forEach(i -> spread.add(new float[dimensions]));
        IntStream.range(0, vectors.size()).forEach(i -> spread.set(places.get(i), vectors.get(i)));
        return spread;
    }

    private static List<String> shortened(List<String> texts) {
        return texts.stream().map(text -> text.substring(0, Math.min(text.length(), LONGEST_TEXT))).toList();
    }

    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof WebClientResponseException answer) || isPassing(answer.getStatusCode());
    }

    private static boolean isPassing(HttpStatusCode status) {
        return status.is5xxServerError() || status.value() == 429;
    }

    private static Throwable unavailable(Throwable failure) {
        return switch (failure) {
            case WebClientResponseException answer ->
                new EmbeddingsUnavailable("The embedding server answered " + answer.getStatusCode(), answer);
            case WebClientException silence ->
                new EmbeddingsUnavailable("The embedding server is out of reach", silence);
            case CodecException nonsense ->
                new EmbeddingsUnavailable("The embedding server does not answer in the openai shape", nonsense);
            case TimeoutException late -> new EmbeddingsUnavailable("The embedding server takes too long", late);
            default -> failure;
        };
    }

    @Override
    public void close() {
        gathering.close();
    }
}
