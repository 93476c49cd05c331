package dev.parlance.inference.provider;

/**
 * A model as its upstream lists it.
 *
 * @param created seconds since 1970, 0 when the upstream does not say
 */
public record UpstreamModel(String id, long created, String owner) {}
