package dev.parlance.inference.gateway.instruction;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.hook.Fetched;

/**
 * Instructions fetched from addresses that users have chosen, and remembered for as long as they say. A source that fails is
 * told as a failure, unless what it said before is still remembered: to answer without instructions would be to answer
 * otherwise than wanted.
 */
public final class InstructionSources {

    private static final Logger log = LoggerFactory.getLogger(InstructionSources.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int AT_ONCE = 4;

    private static final int USUAL_SECONDS = 600;

    private final WebClient web;

    private final Fetched<Place, String> fetched;

    /** @param web a client that connects to open addresses only, and refuses more than a source may have */
    public InstructionSources(WebClient web, Clock clock) {
        this.web = web;
        this.fetched = new Fetched<>(this::fetch, String::length, clock);
    }

    /** In the order of the sources. Fails with 502 naming the source that cannot be read. */
    public Mono<List<String>> texts(UUID account, JsonNode sources) {
        return Flux.fromIterable(sources.values()).flatMapSequential(source -> text(account, source), AT_ONCE)
                .filter(text -> !text.isBlank()).collectList();
    }

    /** Nobody is served what was fetched with somebody else's headers. */
    private record Place(UUID account, String address, JsonNode headers) {}

    private Mono<String> text(UUID account, JsonNode source) {
        Place place = new Place(account, source.path("url").stringValue(), source.path("headers"));
        Duration goodFor = Duration.ofSeconds(source.path("cacheDuration").asInt(USUAL_SECONDS));
        return fetched.get(place, goodFor)
                .onErrorResume(failed -> instead(source, fetched.before(place), failed));
    }

    private Mono<String> fetch(Place place) {
        return web.get().uri(URI.create(place.address()))
                .headers(headers -> place.headers().properties()
                        .forEach(header -> headers.set(header.getKey(), header.getValue().stringValue())))
                .retrieve().bodyToMono(String.class).defaultIfEmpty("")
                .timeout(PATIENCE);
    }

    private static Mono<String> instead(JsonNode source, Optional<String> known, Throwable failed) {
        String name = source.path("name").asString("");
        log.warn("An instruction source did not answer{}: {}",
                known.isEmpty() ? "" : ", what it said before is used", failed.getClass().getSimpleName());
        return known.map(Mono::just).orElseGet(() -> Mono.error(Failure.of(502, "instruction_source_failed",
                "The instructions of the source '" + name + "' cannot be read.")));
    }
}
