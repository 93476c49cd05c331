package dev.parlance.inference;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;

import dev.parlance.inference.brand.BrandProfile;
import dev.parlance.inference.brand.BrandProfiles;

/** Brand profiles that last as long as a test. */
final class InMemoryBrands implements BrandProfiles {

    private final Map<UUID, BrandProfile> profiles = new ConcurrentHashMap<>();

    @Override
    public Mono<BrandProfile> get(UUID account) {
        return Mono.fromSupplier(() -> profiles.getOrDefault(account, BrandProfile.EMPTY));
    }

    @Override
    public Mono<Void> put(UUID account, BrandProfile profile) {
        return Mono.fromRunnable(() -> profiles.put(account, profile));
    }
}
