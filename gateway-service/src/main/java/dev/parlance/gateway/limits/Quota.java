package dev.parlance.gateway.limits;

import java.util.Comparator;

/**
 * What a plan allows.
 *
 * @param kind the class of routes it counts
 * @param window how long it counts
 * @param limit requests of the class in one window, 0 or more
 */
public record Quota(String kind, Window window, int limit) implements Comparable<Quota> {

    private static final Comparator<Quota> ORDER = Comparator.comparing(Quota::kind).thenComparing(Quota::window);

    /** The order in which windows are locked, the same everywhere. */
    @Override
    public int compareTo(Quota other) {
        return ORDER.compare(this, other);
    }
}
