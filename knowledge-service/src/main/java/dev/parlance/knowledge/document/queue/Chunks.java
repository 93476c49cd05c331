package dev.parlance.knowledge.document.queue;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** What is in the index, kept where nothing gets lost. */
public interface Chunks {

    /** The vectors this model has made of texts of this account before, by their prints. */
    Mono<Map<UUID, float[]>> find(UUID account, String model, Collection<UUID> prints);
}
