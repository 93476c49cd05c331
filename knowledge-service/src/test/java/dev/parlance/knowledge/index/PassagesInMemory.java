package dev.parlance.knowledge.index;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.index.words.Terms;

/** The simplest thing that keeps passages: a map of documents, looked through from end to end. */
final class PassagesInMemory {

    private final Map<String, Replacement> documents = new LinkedHashMap<>();

    void replace(Replacement one) {
        removed(one.owner(), one.origin().documentId());
        if (!one.passages().isEmpty()) {
            documents.put(Keys.of(one.owner(), one.origin().documentId()), one);
        }
    }

    void removed(Owner owner, String documentId) {
        documents.remove(Keys.of(owner, documentId));
    }

    void removedCollection(Owner owner) {
        documents.values().removeIf(one -> one.owner().equals(owner));
    }

    List<Owner> owners() {
        return documents.values().stream().map(Replacement::owner).distinct().toList();
    }

    List<Holding> holdings(Owner owner) {
        Map<String, Integer> counts = new TreeMap<>();
        documents.values().stream().filter(one -> one.owner().equals(owner))
                .forEach(one -> counts.put(one.origin().documentId(), one.passages().size()));
        return counts.entrySet().stream().map(one -> new Holding(one.getKey(), one.getValue())).toList();
    }

    /** What is in reach and has a direction, if the question has one, or a word of the question. */
    Map<UUID, Candidate> search(Search search) {
        Map<UUID, Candidate> found = new HashMap<>();
        for (Replacement one : documents.values()) {
            if (search.scope().owners().contains(one.owner())) {
                one.passages().forEach(passage -> judge(passage, one, search, found));
            }
        }
        return found;
    }

    private static void judge(Passage passage, Replacement one, Search search, Map<UUID, Candidate> found) {
        float[] asked = Direction.of(search.vector());
        float[] stored = Direction.of(passage.vector());
        var words = Terms.ofPassage(passage.text(), passage.heading(), one.origin().documentName()).keySet();
        boolean told = Terms.ofQuestion(search.words()).keySet().stream().anyMatch(words::contains);
        if (told || asked != null && stored != null) {
            var excerpt = Excerpt.of(one.owner(), one.origin(), passage);
            found.put(excerpt.id(), new Candidate(excerpt, cosine(asked, stored), told ? 1 : 0, null));
        }
    }

    private static double cosine(float @Nullable [] one, float @Nullable [] other) {
        double sum = 0;
        for (int i = 0; one != null && other != null && i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
