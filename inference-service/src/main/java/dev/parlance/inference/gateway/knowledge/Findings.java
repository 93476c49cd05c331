package dev.parlance.inference.gateway.knowledge;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.extraction.Passage;

/**
 * What was found for a request.
 *
 * @param passages best first; absent where no collections are linked, which is something else than to have found nothing
 * @param worded for a model; empty where there is nothing to tell
 * @param contexts what the owners of the collections say of them
 */
public record Findings(@Nullable List<Passage> passages, String worded, List<String> contexts) {

    static final Findings NONE = new Findings(null, "", List.of());
}
