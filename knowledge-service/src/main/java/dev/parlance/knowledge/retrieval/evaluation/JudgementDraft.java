package dev.parlance.knowledge.retrieval.evaluation;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A judgement as it is given: of an entry by its key, or of any document by its id. */
record JudgementDraft(String query, @Nullable String docid, @Nullable UUID document, int relevance) {

    /** The same judgement of the entry with this key. */
    JudgementDraft of(String key) {
        return new JudgementDraft(query, key, null, relevance);
    }

    /** What it is about: of two judgements about the same thing the later counts. */
    Subject subject() {
        return new Subject(query, docid, document);
    }

    /** A query and a document. */
    record Subject(String query, @Nullable String docid, @Nullable UUID document) {}
}
