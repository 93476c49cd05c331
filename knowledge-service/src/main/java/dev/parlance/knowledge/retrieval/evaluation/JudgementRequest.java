package dev.parlance.knowledge.retrieval.evaluation;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.failure.Required;
import dev.parlance.chassis.identity.Ids;

/** One judgement, or many. */
record JudgementRequest(@JsonProperty("query") @Nullable String query, @JsonProperty("docid") @Nullable String docid,
        @JsonProperty("documentId") @Nullable String documentId, @JsonProperty("relevance") @Nullable Integer relevance,
        @JsonProperty("judgements") @Nullable List<@Nullable JudgementRequest> judgements) {

    static final int MOST_AT_ONCE = 10_000;

    private static final int LONGEST_QUERY = 4_000;

    private static final int LONGEST_DOCID = 256;

    private static final int HIGHEST = 3;

    /** @throws Failure naming the field that is wrong */
    List<JudgementDraft> drafts() {
        if (judgements == null) {
            return List.of(draft());
        }
        boolean both = query != null || docid != null || documentId != null || relevance != null;
        demand(!both, "judgements", "The field 'judgements' stands alone.");
        demand(!judgements.isEmpty() && judgements.size() <= MOST_AT_ONCE, "judgements",
                "The field 'judgements' takes 1 to %,d judgements.".formatted(MOST_AT_ONCE));
        return judgements.stream().map(each -> Required.value("judgements", each).draft()).toList();
    }

    JudgementDraft draft() {
        demand(judgements == null, "judgements", "A judgement holds no further judgements.");
        String asked = visible("query", Required.text("query", query), LONGEST_QUERY);
        int grade = Required.value("relevance", relevance);
        demand(grade >= 0 && grade <= HIGHEST, "relevance", "The field 'relevance' goes from 0 to " + HIGHEST + ".");
        demand((docid == null) != (documentId == null), "docid",
                "Either 'docid' or 'documentId' says which document is meant.");
        return new JudgementDraft(asked, docid == null
                ? null
                : visible("docid", Required.text("docid", docid),
                        LONGEST_DOCID),
                document(documentId), grade);
    }

    private static @Nullable UUID document(@Nullable String id) {
        return id == null ? null : Ids.parse(id).orElseThrow(() -> Failure.notFound("document"));
    }

    private static String visible(String field, String given, int longest) {
        String text = given.strip();
        demand(text.length() <= longest, field,
                "The field '%s' may have at most %,d characters.".formatted(field, longest));
        demand(text.indexOf('\0') < 0, field, "The field '" + field + "' holds a character that no text has.");
        return text;
    }

    private static void demand(boolean met, String field, String message) {
        if (!met) {
            throw Failure.invalid(field, message);
        }
    }
}
