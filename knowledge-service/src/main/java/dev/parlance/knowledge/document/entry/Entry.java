package dev.parlance.knowledge.document.entry;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.document.Wording;

/**
 * All there is to say of a document with a key. What is not said, the document does not have.
 *
 * @param key its name, and what it is known by within its collection
 * @param metadata a JSON object
 */
record Entry(String key, Wording wording, @Nullable String reference, List<String> tags, String metadata) {

    Entry {
        tags = List.copyOf(tags);
    }

    /** About what it takes to hold it. */
    int weight() {
        return key.length() + wording.text().length() + metadata.length();
    }
}
