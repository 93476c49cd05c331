package dev.parlance.inference;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.retrieval.Match;
import dev.parlance.inference.retrieval.Searches;

/** Collections that fit in a test: every search finds the same documents, or fails the same way. */
public final class KnownMatches implements Searches {

    private volatile Function<String, Mono<List<Match>>> found = term -> Mono.just(List.of());

    private final List<String> terms = new CopyOnWriteArrayList<>();

    private volatile String lastQuery = "";

    public void are(Match... known) {
        find(term -> List.of(known));
    }

    public void fail(RuntimeException failure) {
        found = term -> Mono.error(failure);
    }

    /** @param search what is found for each term */
    public void find(Function<String, List<Match>> search) {
        terms.clear();
        found = term -> Mono.just(search.apply(term));
    }

    /** What was searched for since the documents are known. */
    public List<String> terms() {
        return terms;
    }

    public String lastQuery() {
        return lastQuery;
    }

    @Override
    public Mono<List<Match>> find(Caller caller, ObjectNode query) {
        lastQuery = query.toString();
        String term = query.path("term").asString("");
        terms.add(term);
        return found.apply(term);
    }
}
