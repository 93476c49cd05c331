package dev.parlance.knowledge.document.queue;

import java.util.List;

import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.index.Origin;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Replacement;

/** Where a document is in the index. */
public final class Places {

    private Places() {
    }

    public static Owner owner(Document document) {
        return new Owner(document.account().toString(), document.collection().toString());
    }

    /** What the index has to hold of documents that ended so. */
    public static List<Replacement> after(List<Outcome> outcomes) {
        return outcomes.stream().map(Places::after).toList();
    }

    private static Replacement after(Outcome outcome) {
        Document document = outcome.document();
        return new Replacement(owner(document), new Origin(document.id().toString(), document.name()),
                outcome.chunks().stream().map(KeptChunk::passage).toList());
    }
}
