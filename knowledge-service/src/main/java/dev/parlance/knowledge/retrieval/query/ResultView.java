package dev.parlance.knowledge.retrieval.query;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.retrieval.query.ShownDocuments.Sharing;

/** A document that was found, as the platform API tells it. */
record ResultView(@JsonProperty("documentId") UUID documentId, @JsonProperty("documentName") String documentName,
        @JsonProperty("documentContent") String documentContent, @JsonProperty("score") double score,
        @JsonProperty("collectionId") UUID collectionId, @JsonProperty("page") @Nullable Integer page,
        @JsonProperty("heading") @Nullable String heading, @JsonProperty("metadata") @JsonRawValue String metadata,
        @JsonProperty("referencedDocuments") List<ReferencedView> referencedDocuments) {

    static ResultView of(Result result) {
        var document = result.document();
        var passage = result.best().excerpt();
        return new ResultView(document.id(), document.name(), passage.text(), result.best().score(),
                document.collection(), passage.page(), passage.heading(), document.metadata(),
                result.references().stream().map(ReferencedView::of).toList());
    }

    /** A document that shares a reference with it. */
    record ReferencedView(@JsonProperty("documentId") UUID documentId,
            @JsonProperty("documentContent") String documentContent) {

        static ReferencedView of(Sharing sharing) {
            return new ReferencedView(sharing.id(), sharing.contents());
        }
    }
}
