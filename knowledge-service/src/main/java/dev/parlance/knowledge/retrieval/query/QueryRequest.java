package dev.parlance.knowledge.retrieval.query;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.failure.Required;
import dev.parlance.chassis.identity.Ids;

/** The body of a search. */
record QueryRequest(@JsonProperty("term") @Nullable String term,
        @JsonProperty("terms") @Nullable List<@Nullable String> terms,
        @JsonProperty("collections") @Nullable List<@Nullable String> collections,
        @JsonProperty("top") @Nullable Integer top, @JsonProperty("minScore") @Nullable Double minScore,
        @JsonProperty("reranker") @Nullable String reranker,
        @JsonProperty("includeReferences") @Nullable Boolean includeReferences) {

    private static final int MOST_TERMS = 32;

    private static final int LONGEST_TERM = 4_000;

    private static final int MOST_COLLECTIONS = 64;

    private static final int USUAL_TOP = 5;

    private static final int HIGHEST_TOP = 128;

    private static final double LEAST_SCORE = 0.01;

    private static final double HIGHEST_SCORE = 0.99;

    Query query() {
        return new Query(allTerms(), allCollections(), topOrUsual(), likeness(), Reranker.named(reranker),
                includeReferences != null && includeReferences);
    }

    private List<String> allTerms() {
        List<String> all = new ArrayList<>();
        if (term != null) {
            all.add(text("term", term));
        }
        for (String each : terms == null ? List.<@Nullable String>of() : terms) {
            all.add(text("terms", each));
        }
        if (all.isEmpty()) {
            throw Failure.missing("term");
        }
        demand(all.size() <= MOST_TERMS, "terms", "at most " + MOST_TERMS + " terms");
        return List.copyOf(all);
    }

    private static String text(String field, @Nullable String given) {
        String text = Required.text(field, given).strip();
        demand(text.length() <= LONGEST_TERM, field, "at most " + LONGEST_TERM + " characters");
        return text;
    }

    private List<UUID> allCollections() {
        List<@Nullable String> given = Required.value("collections", collections);
        demand(!given.isEmpty() && given.size() <= MOST_COLLECTIONS, "collections",
                "1 to " + MOST_COLLECTIONS + " collections");
        return given.stream().map(QueryRequest::collection).distinct().toList();
    }

    private static UUID collection(@Nullable String id) {
        return Ids.parse(Required.text("collections", id)).orElseThrow(() -> Failure.notFound("collection"));
    }

    private int topOrUsual() {
        int wanted = top == null ? USUAL_TOP : top;
        demand(wanted >= 1 && wanted <= HIGHEST_TOP, "top", "1 to " + HIGHEST_TOP);
        return wanted;
    }

    private Likeness likeness() {
        if (minScore == null) {
            return Likeness.USUAL;
        }
        demand(minScore >= LEAST_SCORE && minScore <= HIGHEST_SCORE, "minScore",
                LEAST_SCORE + " to " + HIGHEST_SCORE);
        return Likeness.of(minScore);
    }

    private static void demand(boolean met, String field, String range) {
        if (!met) {
            throw Failure.invalid(field, "The field '" + field + "' takes " + range + ".");
        }
    }
}
