package dev.parlance.inference.embedding;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.RequestIds;

/** Asks knowledge-service, whose model it is, for a few vectors at a time; the next few only when these have come. */
final class HttpVectors implements Vectors {

    private static final Logger log = LoggerFactory.getLogger(HttpVectors.class);

    private static final int TOGETHER = 64;

    /** More than any model reads of a text; the rest would only travel. */
    private static final int LONGEST_TEXT = 20_000;

    private final WebClient knowledge;

    private final CallerTokens tokens;

    private final Duration patience;

    /** @param patience with one request */
    HttpVectors(WebClient knowledge, CallerTokens tokens, Duration patience) {
        this.knowledge = knowledge;
        this.tokens = tokens;
        this.patience = patience;
    }

    @Override
    public Flux<List<String>> of(Caller caller, List<String> texts) {
        return Flux.fromIterable(texts).buffer(TOGETHER).concatMap(some -> request(caller, some), 1);
    }

    private Mono<List<String>> request(Caller caller, List<String> texts) {
        return knowledge.post().uri("/internal/embeddings")
                .header(CallerTokens.HEADER, tokens.signService()).header(RequestIds.HEADER, caller.requestId())
                .bodyValue(new Texts(texts.stream().map(HttpVectors::beginning).toList()))
                .retrieve().bodyToMono(Told.class).timeout(patience)
                .map(told -> complete(told.vectors(), texts.size()))
                .onErrorMap(thrown -> thrown instanceof WebClientException || thrown instanceof TimeoutException,
                        HttpVectors::away);
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(LONGEST_TEXT, text.length()));
    }

    private static List<String> complete(List<String> vectors, int asked) {
        if (vectors.size() != asked) {
            log.warn("knowledge-service told {} vectors of {} texts", vectors.size(), asked);
            throw Failure.unavailable("embedding model");
        }
        return vectors;
    }

    private static Failure away(Throwable thrown) {
        log.warn("knowledge-service made no vectors: {}", thrown.getMessage());
        return Failure.unavailable("embedding model");
    }

    private record Texts(@JsonProperty("texts") List<String> texts) {}

    private record Told(@JsonProperty("vectors") List<String> vectors) {}
}
