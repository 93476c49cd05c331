package dev.parlance.inference.telemetry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link ToolTimes}. */
class ToolTimesTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private final AtomicLong nanos = new AtomicLong();

    private final ToolTimes times = new ToolTimes(registry, nanos::get);

    private final Mono<String> work = Mono.fromSupplier(() -> {
        nanos.addAndGet(Duration.ofMillis(40).toNanos());
        return "done";
    });

    @Test
    void measureAToolItsBeginning() {
        StepVerifier.create(times.timed("weather", work, "bad"::equals)).expectNext("done").verifyComplete();

        assertThat(timer("weather", "").totalTime(TimeUnit.MILLISECONDS)).isEqualTo(40);
    }

    @Test
    void tellHowItEnded() {
        times.timed("t", work, "done"::equals).block();
        times.timed("t", Mono.error(new IllegalStateException()), "bad"::equals).onErrorComplete().block();
        times.timed("t", Mono.never(), "bad"::equals).subscribe().dispose();

        assertThat(timer("t", "failed").count()).isEqualTo(1);
        assertThat(timer("t", "_OTHER").count()).isEqualTo(1);
        assertThat(timer("t", "cancelled").count()).isEqualTo(1);
    }

    @Test
    void boundTheNamesOfTools() {
        for (int i = 0; i < 300; i++) {
            times.timed("t" + i, work, "bad"::equals).block();
        }

        assertThat(registry.get("gen_ai.execute_tool.duration").timers()).hasSize(201);
        assertThat(timer("other", "").count()).isEqualTo(100);
    }

    private Timer timer(String tool, String error) {
        return registry.get("gen_ai.execute_tool.duration").tag("gen_ai.tool.name", tool).tag("error.type", error)
                .timer();
    }
}
