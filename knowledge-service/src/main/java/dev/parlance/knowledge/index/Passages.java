package dev.parlance.knowledge.index;

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * All passages of all accounts. A change completes when it is on disk and every later search sees it; one that fails or is
 * interrupted can be repeated, and repeated it ends the same. Nothing happens before subscription. Where too much work is
 * waiting already, more is refused with {@link IndexUnavailable}.
 */
public interface Passages {

    /** Makes these the only passages of the document. None at all is the same as {@link #remove}. */
    Mono<Void> replace(Owner owner, Origin origin, List<Passage> passages);

    /** Forgets the passages of a document, or does nothing when there are none. */
    Mono<Void> remove(Owner owner, String documentId);

    /** Forgets all passages of a collection. */
    Mono<Void> removeCollection(Owner owner);

    /**
     * The passages worth most, best first. Those nearest by words and those nearest by meaning are looked at, and each is
     * judged by both.
     *
     * @param limit how many at most, from 1
     */
    Mono<List<Candidate>> search(Search search, Worth worth, int limit);
}
