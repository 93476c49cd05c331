package dev.parlance.knowledge.index;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document and all the passages it is to have.
 *
 * @param passages none at all when the document is to be forgotten
 */
public record Replacement(Owner owner, Origin origin, List<Passage> passages) {

    public Replacement {
        passages = List.copyOf(passages);
    }

    /** The last word about each document, in the order in which the documents were first named. */
    public static Collection<Replacement> lastOfEach(List<Replacement> replacements) {
        Map<String, Replacement> last = new LinkedHashMap<>();
        replacements.forEach(one -> last.put(Keys.of(one.owner(), one.origin().documentId()), one));
        return last.values();
    }
}
