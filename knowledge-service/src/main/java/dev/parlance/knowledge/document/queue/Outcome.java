package dev.parlance.knowledge.document.queue;

import java.util.List;

import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.document.Document.Reason;
import dev.parlance.knowledge.document.Wording;

/** What became of a document that was worked on. */
public sealed interface Outcome {

    Document document();

    /** Its chunks; none where it holds nothing that could be found. */
    List<KeptChunk> chunks();

    /**
     * It can be found.
     *
     * @param wording what it says
     * @param model whose vectors the chunks have
     */
    record Indexed(Document document, Wording wording, String model, List<KeptChunk> chunks) implements Outcome {}

    /** It is to blame itself. */
    record Unusable(Document document, Reason reason) implements Outcome {

        /** What an earlier text of the document had put into the index goes with it. */
        @Override
        public List<KeptChunk> chunks() {
            return List.of();
        }
    }
}
