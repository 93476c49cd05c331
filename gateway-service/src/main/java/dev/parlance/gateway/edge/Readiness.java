package dev.parlance.gateway.edge;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.gateway.routing.Neighbours;

/** Asks every service at the same time whether it is ready; the answer is shared for a moment. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration SHARED = Duration.ofMillis(500);

    private final WebClient services;

    private final Map<String, URI> addresses;

    private final ApplicationAvailability self;

    private final Mono<Map<String, Boolean>> all;

    Readiness(WebClient services, Map<String, URI> addresses, ApplicationAvailability self) {
        this.services = services;
        this.addresses = Map.copyOf(addresses);
        this.self = self;
        this.all = Mono.defer(this::ask).cache(SHARED);
    }

    /** By name of the service, the gateway among them. */
    Mono<Map<String, Boolean>> all() {
        return all;
    }

    private Mono<Map<String, Boolean>> ask() {
        return Flux.fromIterable(addresses.entrySet())
                .flatMap(service -> isReady(service.getValue()).map(ready -> Map.entry(service.getKey(), ready)))
                .collect(TreeMap<String, Boolean>::new, (all, one) -> all.put(one.getKey(), one.getValue()))
                .map(this::withSelf);
    }

    private Map<String, Boolean> withSelf(Map<String, Boolean> others) {
        others.put(Neighbours.SELF, self.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC);
        return others;
    }

    private Mono<Boolean> isReady(URI address) {
        return services.get().uri(address)
                .exchangeToMono(answer -> answer.releaseBody().thenReturn(answer.statusCode().is2xxSuccessful()))
                .timeout(PATIENCE).onErrorReturn(false);
    }
}
