package dev.parlance.account.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * One plan as an operator writes it. A figure that is absent or negative limits nothing.
 *
 * @param requests most requests by class and window
 */
record PlanSheet(@DefaultValue Map<String, Map<Window, Long>> requests, @Nullable Long inputTokensPerMinute,
        @Nullable Long importLines, @Nullable DataSize storage, @Nullable Integer concurrency) {

    private static final Set<String> CLASSES = Set.of("any", "ai", "analytics", "workspace", "search", "insert");

    PlanSheet {
        requests.keySet().forEach(PlanSheet::demandKnown);
        if (concurrency != null && concurrency == 0) {
            throw new IllegalArgumentException("A plan with a concurrency of 0 could not be used at all");
        }
    }

    PlanFigures figures() {
        return new PlanFigures(limits(), limit(inputTokensPerMinute), limit(importLines),
                limit(storage == null ? null : storage.toBytes()),
                concurrency == null || concurrency < 0 ? null : concurrency);
    }

    private List<Limit> limits() {
        return requests.entrySet().stream().flatMap(PlanSheet::limits).filter(limit -> limit.most() >= 0)
                .sorted(Comparator.comparing(Limit::requests).thenComparing(Limit::window)).toList();
    }

    private static Stream<Limit> limits(Map.Entry<String, Map<Window, Long>> requests) {
        return requests.getValue().entrySet().stream()
                .map(most -> new Limit(requests.getKey(), most.getKey(), most.getValue()));
    }

    private static @Nullable Long limit(@Nullable Long figure) {
        return figure == null || figure < 0 ? null : figure;
    }

    private static void demandKnown(String requests) {
        if (!CLASSES.contains(requests)) {
            throw new IllegalArgumentException(
                    "There is no class of requests named '" + requests + "'; there are " + CLASSES);
        }
    }
}
