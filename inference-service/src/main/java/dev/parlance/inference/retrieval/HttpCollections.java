package dev.parlance.inference.retrieval;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;

/** Asks knowledge-service, on behalf of the same caller. */
final class HttpCollections implements Collections {

    private static final Logger log = LoggerFactory.getLogger(HttpCollections.class);

    private final CollectionService service;

    private final CallerTokens tokens;

    private final Duration patience;

    HttpCollections(CollectionService service, CallerTokens tokens, Duration patience) {
        this.service = service;
        this.tokens = tokens;
        this.patience = patience;
    }

    @Override
    public Mono<List<Collection>> get(Caller caller, List<UUID> ids) {
        return Flux.fromIterable(ids).concatMap(id -> get(caller, id)).collectList()
                .timeout(patience)
                .onErrorMap(WebClientResponseException.NotFound.class, unknown -> Failure.notFound("collection"))
                .onErrorMap(thrown -> thrown instanceof WebClientException || thrown instanceof TimeoutException,
                        HttpCollections::away);
    }

    private Mono<Collection> get(Caller caller, UUID id) {
        return service.get(tokens.sign(caller), caller.requestId(), id.toString());
    }

    private static Failure away(Throwable thrown) {
        log.warn("knowledge-service did not tell of a collection: {}", thrown.getMessage());
        return Failure.unavailable("knowledge base");
    }
}
