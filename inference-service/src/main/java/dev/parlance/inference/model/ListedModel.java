package dev.parlance.inference.model;

/**
 * A model as it is listed.
 *
 * @param created seconds since 1970
 */
public record ListedModel(String id, long created, String owner) {}
