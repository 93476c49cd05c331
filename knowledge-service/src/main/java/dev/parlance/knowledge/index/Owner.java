package dev.parlance.knowledge.index;

/** The one collection of the one account that a document belongs to. */
public record Owner(String account, String collection) {

    public Owner {
        Id.require("account", account);
        Id.require("collection", collection);
    }
}
