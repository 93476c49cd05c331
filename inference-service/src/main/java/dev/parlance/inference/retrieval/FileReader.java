package dev.parlance.inference.retrieval;

import reactor.core.publisher.Mono;

/** Reads documents of any kind that knowledge can be made of. */
public interface FileReader {

    /**
     * Its text. Fails with 400 and the code of the reader where it cannot be read.
     *
     * @param name how its owner calls it, which helps where the content alone does not tell its kind
     */
    Mono<String> read(String name, byte[] file);
}
