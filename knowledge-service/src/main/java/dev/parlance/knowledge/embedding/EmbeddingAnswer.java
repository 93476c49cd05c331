package dev.parlance.knowledge.embedding;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What is answered in the openai shape, as far as it is read here. */
record EmbeddingAnswer(@Nullable List<Entry> data) {

    /** The vectors in the order of the texts, which is not promised to be that of the answer. */
    List<float[]> vectors() {
        var entries = data == null ? List.<Entry>of() : data;
        return entries.stream().sorted(Comparator.comparingInt(Entry::index)).map(Entry::vector).toList();
    }

    record Entry(int index, float @Nullable [] embedding) {

        float[] vector() {
            return embedding == null ? new float[0] : embedding;
        }
    }
}
