package dev.parlance.inference.brand;

import java.util.UUID;

import reactor.core.publisher.Mono;

/** The brand profiles of all accounts. */
public interface BrandProfiles {

    /** The empty one where nothing was said. */
    Mono<BrandProfile> get(UUID account);

    /** Takes the place of what was said before. */
    Mono<Void> put(UUID account, BrandProfile profile);
}
