package dev.parlance.inference.embedding;

import java.util.List;

import reactor.core.publisher.Flux;

import dev.parlance.chassis.caller.Caller;

/** The embedding model that comes along. */
interface Vectors {

    /**
     * The vectors of the texts in their order, some at a time, each as numbers of four bytes, the least significant byte
     * first, in base64.
     */
    Flux<List<String>> of(Caller caller, List<String> texts);
}
