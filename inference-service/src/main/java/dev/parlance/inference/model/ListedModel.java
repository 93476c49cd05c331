package dev.parlance.inference.model;

/**
 * A model as it is listed.
 *
 * @param created seconds since 1970
 * @param name for people; mostly the id
 */
public record ListedModel(String id, long created, String owner, String name) {

    public ListedModel(String id, long created, String owner) {
        this(id, created, owner, id);
    }
}
