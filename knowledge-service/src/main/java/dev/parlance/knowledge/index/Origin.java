package dev.parlance.knowledge.index;

/** The document a passage was cut from. The name is what users see; it is searched along with the text. */
public record Origin(String documentId, String documentName) {

    public Origin {
        Id.require("document", documentId);
    }
}
