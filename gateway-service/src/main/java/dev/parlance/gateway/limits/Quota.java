package dev.parlance.gateway.limits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.parlance.gateway.access.PlanLimit;
import dev.parlance.gateway.routing.LimitClass;

/**
 * What a plan allows.
 *
 * @param kind the class of routes it counts
 * @param window how long it counts
 * @param limit requests of the class in one window, 0 or more
 */
record Quota(String kind, Window window, int limit) implements Comparable<Quota> {

    private static final Comparator<Quota> ORDER = Comparator.comparing(Quota::kind).thenComparing(Quota::window);

    /** Those of a plan that count requests of these classes, in their order. */
    static List<Quota> of(List<PlanLimit> plan, Set<LimitClass> classes) {
        if (plan.isEmpty()) {
            return List.of();
        }
        List<Quota> quotas = new ArrayList<>(plan.size());
        for (PlanLimit limit : plan) {
            Window window = Window.find(limit.window());
            if (window != null && contain(classes, limit.requestClass())) {
                quotas.add(
                        new Quota(limit.requestClass(), window, (int) Math.clamp(limit.limit(), 0, Integer.MAX_VALUE)));
            }
        }
        quotas.sort(null);
        return quotas;
    }

    private static boolean contain(Set<LimitClass> classes, @Nullable String word) {
        for (LimitClass one : classes) {
            if (one.word().equals(word)) {
                return true;
            }
        }
        return false;
    }

    /** The order in which windows are locked, the same everywhere. */
    @Override
    public int compareTo(Quota other) {
        return ORDER.compare(this, other);
    }
}
