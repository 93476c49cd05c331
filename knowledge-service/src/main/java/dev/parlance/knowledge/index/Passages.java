package dev.parlance.knowledge.index;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * All passages of all accounts. A change completes when it is on disk and every later search sees it; one that fails or is
 * interrupted may have happened in part, can be repeated, and repeated it ends the same. Nothing happens before
 * subscription. Where too much work is waiting already, more is refused with {@link IndexUnavailable}.
 */
public interface Passages {

    /** Makes these the only passages of the document. None at all is the same as {@link #remove}. */
    default Mono<Void> replace(Owner owner, Origin origin, List<Passage> passages) {
        return Mono.defer(() -> replaceAll(List.of(new Replacement(owner, origin, passages))));
    }

    /**
     * Replaces the passages of many documents for about the price of one. Of two replacements of one document the later
     * counts. When one of them cannot be taken ({@link IllegalArgumentException}), all are as failed; replacing one by one
     * tells which it was.
     */
    Mono<Void> replaceAll(List<Replacement> replacements);

    /** Forgets the passages of a document, or does nothing when there are none. */
    default Mono<Void> remove(Owner owner, String documentId) {
        return removeAll(owner, List.of(documentId));
    }

    /** Forgets the passages of many documents of a collection for about the price of one. */
    Mono<Void> removeAll(Owner owner, List<String> documentIds);

    /** Forgets all passages of a collection. */
    Mono<Void> removeCollection(Owner owner);

    /** Whose passages there are, each once. */
    Flux<Owner> owners();

    /** The documents of a collection that have passages, each once. */
    Flux<Holding> holdings(Owner owner);

    /**
     * Whether all that was ever indexed is here, as {@link #markWhole} said. It is not when the index was begun anew, because
     * there was none, it was damaged or written by another version, or when the embedding model is another one. Then what
     * is missing, which the {@link #holdings} tell, has to be indexed again.
     */
    Mono<Boolean> isWhole();

    /** Remembers, with the index, that everything is there. */
    Mono<Void> markWhole();

    /**
     * The passages worth most, best first. Those nearest by words and those nearest by meaning are looked at, and each is
     * judged by both.
     *
     * @param limit how many at most, from 1
     */
    Mono<List<Candidate>> search(Search search, Worth worth, int limit);
}
