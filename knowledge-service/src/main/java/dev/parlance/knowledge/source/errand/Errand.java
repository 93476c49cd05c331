package dev.parlance.knowledge.source.errand;

import java.net.URI;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Something to be fetched, taken by one worker until its lease lapses. */
public sealed interface Errand {

    /** What is to be done on it. */
    UUID id();

    UUID account();

    /** The server it asks, which nobody else asks meanwhile. */
    String host();

    /** By it the worker proves that it has not been given up in the meantime. */
    UUID lease();

    /** Counted from 1, those included that were given up. */
    int attempt();

    /**
     * A source that stands at one address.
     *
     * @param name as its owner calls it
     */
    record Visit(UUID id, UUID account, String host, UUID lease, int attempt, URI address,
            @Nullable String name) implements Errand {}

    /**
     * The next page of a crawl.
     *
     * @param robots the rules of its server, absent until they were asked for
     */
    record Walk(UUID id, UUID account, String host, UUID lease, int attempt, String origin, int mostPages,
            @Nullable String robots) implements Errand {}
}
