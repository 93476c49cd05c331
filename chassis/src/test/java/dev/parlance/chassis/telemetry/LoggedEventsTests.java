package dev.parlance.chassis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Tests for {@link LoggedEvents}. */
class LoggedEventsTests {

    private static final Logger log = LoggerFactory.getLogger(LoggedEventsTests.class);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void countsWhatIsWrittenByItsLevel() {
        try (var events = new LoggedEvents()) {
            events.bindTo(registry);
            double before = written("error");

            log.error("One, for a test");
            log.trace("None, because it is switched off");

            assertThat(written("error") - before).isEqualTo(1);
            assertThat(written("trace")).isZero();
        }
    }

    @Test
    void countsNothingOnceItIsClosed() {
        var events = new LoggedEvents();
        events.bindTo(registry);
        events.close();

        log.error("Another one, for a test");

        assertThat(written("error")).isZero();
    }

    private double written(String level) {
        return registry.get("logback.events").tag("level", level).counter().count();
    }
}
