package dev.parlance.inference.gateway.instruction;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import dev.parlance.chassis.failure.Failure;

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

    /** Characters remembered in all; the least used are forgotten first. */
    private static final long MOST_REMEMBERED = 32_000_000;

    private final WebClient web;

    private final Clock clock;

    private final Map<Place, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<Place, Mono<String>> underWay = new ConcurrentHashMap<>();

    private long characters;

    /** @param web a client that connects to open addresses only, and refuses more than a source may have */
    public InstructionSources(WebClient web, Clock clock) {
        this.web = web;
        this.clock = clock;
    }

    /** In the order of the sources. Fails with 502 naming the source that cannot be read. */
    public Mono<List<String>> texts(UUID account, JsonNode sources) {
        return Flux.fromIterable(sources.values()).flatMapSequential(source -> text(account, source), AT_ONCE)
                .filter(text -> !text.isBlank()).collectList();
    }

    /** Nobody is served what was fetched with somebody else's headers. */
    private record Place(UUID account, String address, JsonNode headers) {}

    private record Remembered(String text, Instant fetched) {}

    private Mono<String> text(UUID account, JsonNode source) {
        return Mono.defer(() -> {
            Place place = new Place(account, source.path("url").stringValue(), source.path("headers"));
            Remembered known = known(place);
            Duration goodFor = Duration.ofSeconds(source.path("cacheDuration").asInt(USUAL_SECONDS));
            if (known != null && clock.instant().isBefore(known.fetched().plus(goodFor))) {
                return Mono.just(known.text());
            }
            return once(place).onErrorResume(failed -> instead(source, known, failed));
        });
    }

    /**
     * However many want the same at the same time, it is fetched once; who leaves takes it from nobody. It is no longer under
     * way before anybody hears the answer: who asks again upon it is not given the same one.
     */
    private Mono<String> once(Place place) {
        return underWay.computeIfAbsent(place,
                first -> fetched(first).doOnTerminate(() -> underWay.remove(first)).cache());
    }

    private Mono<String> fetched(Place place) {
        return web.get().uri(URI.create(place.address()))
                .headers(headers -> place.headers().properties()
                        .forEach(header -> headers.set(header.getKey(), header.getValue().stringValue())))
                .retrieve().bodyToMono(String.class).defaultIfEmpty("")
                .timeout(PATIENCE)
                .doOnNext(text -> remember(place, new Remembered(text, clock.instant())));
    }

    private static Mono<String> instead(JsonNode source, @Nullable Remembered known,
            Throwable failed) {
        String name = source.path("name").asString("");
        log.warn("An instruction source did not answer{}: {}", known == null ? "" : ", what it said before is used",
                failed.getClass().getSimpleName());
        return known != null
                ? Mono.just(known.text())
                : Mono.error(Failure.of(502, "instruction_source_failed",
                        "The instructions of the source '" + name + "' cannot be read."));
    }

    private synchronized @Nullable Remembered known(Place place) {
        return remembered.get(place);
    }

    private synchronized void remember(Place place, Remembered text) {
        Remembered before = remembered.put(place, text);
        characters += text.text().length() - (before == null ? 0 : before.text().length());
        var oldest = remembered.entrySet().iterator();
        while (characters > MOST_REMEMBERED && oldest.hasNext()) {
            characters -= oldest.next().getValue().text().length();
            oldest.remove();
        }
    }
}
