package dev.parlance.inference.conversation;

import java.util.List;

import reactor.core.publisher.Mono;

/** Completions that are written down. */
public interface KeptCompletions {

    /** Writes many at once; of two with the same token of an account the later one, in place of what was there. */
    Mono<Void> add(List<KeptCompletion> completions);
}
