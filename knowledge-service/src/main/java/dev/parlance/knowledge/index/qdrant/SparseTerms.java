package dev.parlance.knowledge.index.qdrant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.parlance.knowledge.index.words.Saturation;

/**
 * Terms as a sparse vector: a term's place is the 32-bit FNV-1a hash of its letters, which must never change, its value
 * in a passage is its {@link Saturation} and in a question its count. Qdrant multiplies in how rare the term is.
 */
record SparseTerms(Map<Integer, Float> values) {

    private static final int FNV_BASIS = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;

    static SparseTerms ofPassage(Map<String, Integer> counts) {
        int length = Saturation.lengthOf(counts);
        Map<Integer, Float> values = new LinkedHashMap<>();
        counts.forEach((term, count) -> values.merge(place(term), Saturation.of(count, length), Float::sum));
        return new SparseTerms(values);
    }

    static SparseTerms ofQuestion(Map<String, Integer> counts) {
        Map<Integer, Float> values = new LinkedHashMap<>();
        counts.forEach((term, count) -> values.merge(place(term), (float) count, Float::sum));
        return new SparseTerms(values);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    List<Integer> places() {
        return List.copyOf(values.keySet());
    }

    List<Float> weights() {
        return List.copyOf(values.values());
    }

    private static int place(String term) {
        int hash = FNV_BASIS;
        for (byte next : term.getBytes(UTF_8)) {
            hash = (hash ^ (next & 0xFF)) * FNV_PRIME;
        }
        return hash;
    }
}
