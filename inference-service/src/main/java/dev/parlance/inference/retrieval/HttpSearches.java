package dev.parlance.inference.retrieval;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;

/** Asks knowledge-service, on behalf of the same caller, who is told what it finds wrong with the question. */
final class HttpSearches implements Searches {

    private static final Logger log = LoggerFactory.getLogger(HttpSearches.class);

    private final KnowledgeService service;

    private final CallerTokens tokens;

    private final Duration patience;

    private final JsonMapper json;

    HttpSearches(KnowledgeService service, CallerTokens tokens, Duration patience, JsonMapper json) {
        this.service = service;
        this.tokens = tokens;
        this.patience = patience;
        this.json = json;
    }

    @Override
    public Mono<List<Match>> find(Caller caller, ObjectNode query) {
        return Mono.defer(() -> service.query(tokens.sign(caller), caller.requestId(), query))
                .timeout(patience)
                .onErrorMap(WebClientResponseException.class, this::told)
                .onErrorMap(thrown -> thrown instanceof WebClientException || thrown instanceof TimeoutException,
                        HttpSearches::away);
    }

    private Failure told(WebClientResponseException thrown) {
        int status = thrown.getStatusCode().value();
        return status == 400 || status == 404 ? refusal(status, thrown) : away(thrown);
    }

    private Failure refusal(int status, WebClientResponseException thrown) {
        try {
            Refusal refusal = json.readValue(thrown.getResponseBodyAsByteArray(), Refusal.class);
            Failure failure = Failure.of(status, refusal.code(), refusal.error());
            String field = refusal.details() == null ? null : refusal.details().field();
            return field == null ? failure : failure.withField(field);
        } catch (JacksonException unreadable) {
            return away(thrown);
        }
    }

    private static Failure away(Throwable thrown) {
        log.warn("knowledge-service did not answer a search: {}", thrown.getMessage());
        return Failure.unavailable("knowledge base");
    }

    record Refusal(@JsonProperty("error") String error, @JsonProperty("code") String code,
            @JsonProperty("details") @Nullable Details details) {}

    record Details(@JsonProperty("field") @Nullable String field) {}
}
