package dev.parlance.inference.retrieval;

import java.util.List;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.extraction.Passage;

/** What an account knows. */
public interface Knowledge {

    /** The passages nearest to the question, best first, at most a dozen; empty when the account knows nothing. */
    Mono<List<Passage>> passages(Caller caller, String question);
}
