package dev.parlance.chassis.telemetry;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;

/**
 * Counts what is logged, by its level, in place of the library's own way: that is a filter which every statement passes,
 * those that are switched off included, of which a request meets dozens. An appender sees only what is written.
 */
final class LoggedEvents extends LogbackMetrics {

    private final Counting counting = new Counting();

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Level level : Level.values()) {
            counting.counters.put(level, Counter.builder("logback.events")
                    .tag("level", level.name().toLowerCase(Locale.ROOT))
                    .description("Lines written to the log").register(registry));
        }
        if (root() instanceof Logger root) {
            counting.setContext(root.getLoggerContext());
            counting.start();
            root.addAppender(counting);
        }
    }

    private static org.slf4j.Logger root() {
        return LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    public void close() {
        if (root() instanceof Logger root) {
            root.detachAppender(counting);
        }
        counting.stop();
        super.close();
    }

    private static final class Counting extends AppenderBase<ILoggingEvent> {

        private final Map<Level, Counter> counters = new EnumMap<>(Level.class);

        @Override
        protected void append(ILoggingEvent event) {
            Counter counter = counters.get(level(event));
            if (counter != null) {
                counter.increment();
            }
        }

        private static Level level(ILoggingEvent event) {
            return switch (event.getLevel().toInt()) {
                case ch.qos.logback.classic.Level.ERROR_INT -> Level.ERROR;
                case ch.qos.logback.classic.Level.WARN_INT -> Level.WARN;
                case ch.qos.logback.classic.Level.INFO_INT -> Level.INFO;
                case ch.qos.logback.classic.Level.DEBUG_INT -> Level.DEBUG;
                default -> Level.TRACE;
            };
        }
    }
}
