package dev.parlance.inference;

import java.util.List;

import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.retrieval.Match;
import dev.parlance.inference.retrieval.Searches;

/** Collections that fit in a test: every search finds the same documents, or fails the same way. */
public final class KnownMatches implements Searches {

    private volatile Mono<List<Match>> found = Mono.just(List.of());

    private volatile String lastQuery = "";

    public void are(Match... known) {
        found = Mono.just(List.of(known));
    }

    public void fail(RuntimeException failure) {
        found = Mono.error(failure);
    }

    public String lastQuery() {
        return lastQuery;
    }

    @Override
    public Mono<List<Match>> find(Caller caller, ObjectNode query) {
        lastQuery = query.toString();
        return found;
    }
}
