package dev.parlance.inference.retrieval;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;

/** Has knowledge-service read them, in its guarded processes. */
final class HttpFileReader implements FileReader {

    private static final Logger log = LoggerFactory.getLogger(HttpFileReader.class);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WebClient knowledge;

    private final CallerTokens tokens;

    private final JsonMapper json;

    HttpFileReader(WebClient knowledge, CallerTokens tokens, JsonMapper json) {
        this.knowledge = knowledge;
        this.tokens = tokens;
        this.json = json;
    }

    @Override
    public Mono<String> read(String name, byte[] file) {
        return knowledge.post().uri(uri -> uri.path("/internal/readings").queryParam("name", "{name}").build(name))
                .header(CallerTokens.HEADER, tokens.signService()).contentType(MediaType.APPLICATION_OCTET_STREAM)
                .bodyValue(file).retrieve().bodyToMono(Reading.class).timeout(PATIENCE)
                .map(Reading::text)
                .onErrorMap(WebClientResponseException.class, this::told)
                .onErrorMap(thrown -> thrown instanceof WebClientException || thrown instanceof TimeoutException,
                        HttpFileReader::away);
    }

    private Failure told(WebClientResponseException thrown) {
        try {
            if (thrown.getStatusCode().value() == 400) {
                Refusal refusal = json.readValue(thrown.getResponseBodyAsByteArray(), Refusal.class);
                return Failure.badRequest(refusal.code(), refusal.error());
            }
        } catch (JacksonException unreadable) {
            log.debug("A refusal to read a file cannot be read itself");
        }
        return away(thrown);
    }

    private static Failure away(Throwable thrown) {
        log.warn("knowledge-service did not read a file: {}", thrown.getMessage());
        return Failure.unavailable("reader of files");
    }

    private record Reading(@JsonProperty("text") String text) {}

    private record Refusal(@JsonProperty("error") String error, @JsonProperty("code") String code) {}
}
