package dev.parlance.inference;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;

import dev.parlance.inference.gateway.AiGateway;
import dev.parlance.inference.gateway.AiGateways;

/** Gateways that last as long as a test. */
public final class InMemoryGateways implements AiGateways {

    private final Map<UUID, AiGateway> all = new LinkedHashMap<>();

    @Override
    public Mono<Void> add(AiGateway gateway) {
        return Mono.fromRunnable(() -> all.put(gateway.id(), gateway));
    }

    @Override
    public Mono<List<AiGateway>> list(UUID account, String text) {
        return Mono.fromSupplier(() -> of(account, gateway -> gateway.name().contains(text)).toList());
    }

    @Override
    public Mono<AiGateway> find(UUID account, UUID id) {
        return Mono.fromSupplier(() -> of(account, gateway -> gateway.id().equals(id)).findFirst())
                .flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<AiGateway> findBySlug(UUID account, String slug) {
        return Mono.fromSupplier(() -> of(account, gateway -> gateway.slug().equals(slug)).findFirst())
                .flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<List<AiGateway>> named(UUID account, String name) {
        return Mono.fromSupplier(() -> of(account, gateway -> gateway.name().equals(name)).limit(2).toList());
    }

    @Override
    public Mono<Boolean> replace(AiGateway gateway) {
        return Mono.fromSupplier(() -> all.replace(gateway.id(), gateway) != null);
    }

    @Override
    public Mono<Boolean> remove(UUID account, UUID id) {
        return Mono.fromSupplier(() -> of(account, gateway -> gateway.id().equals(id)).findFirst().isPresent()
                && all.remove(id) != null);
    }

    private Stream<AiGateway> of(UUID account, Predicate<AiGateway> wanted) {
        Collection<AiGateway> known = List.copyOf(all.values());
        return known.stream().filter(gateway -> gateway.account().equals(account)).filter(wanted);
    }
}
