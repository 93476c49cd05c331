package dev.parlance.inference.telemetry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import reactor.core.publisher.Mono;

/** Measures how long tools take that run here. */
public final class ToolTimes {

    private static final int MOST_NAMES = 200;

    private final MeterRegistry registry;

    private final LongSupplier nanos;

    private final BoundedNames tools = new BoundedNames(MOST_NAMES);

    private final Map<Run, Timer> timers = new ConcurrentHashMap<>();

    /** @param nanos a clock of nanoseconds, from wherever it begins */
    public ToolTimes(MeterRegistry registry, LongSupplier nanos) {
        this.registry = registry;
        this.nanos = nanos;
    }

    /** @param failed tells a result that is a failure */
    public <T> Mono<T> timed(String tool, Mono<T> run, Predicate<T> failed) {
        return Mono.defer(() -> {
            long begun = nanos.getAsLong();
            return run.doOnSuccess(result -> ended(tool, begun, result != null && failed.test(result) ? "failed" : ""))
                    .doOnError(thrown -> ended(tool, begun, "_OTHER"))
                    .doOnCancel(() -> ended(tool, begun, "cancelled"));
        });
    }

    private void ended(String tool, long begun, String error) {
        timers.computeIfAbsent(new Run(tools.of(tool), error), this::timer)
                .record(nanos.getAsLong() - begun, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Run run) {
        return Timer.builder("gen_ai.execute_tool.duration").serviceLevelObjectives(Edges.ofWork())
                .tags("gen_ai.operation.name", "execute_tool", "gen_ai.tool.name", run.tool(), "error.type",
                        run.error())
                .register(registry);
    }

    private record Run(String tool, String error) {}
}
