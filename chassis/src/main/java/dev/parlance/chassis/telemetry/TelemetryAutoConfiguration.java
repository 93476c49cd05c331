package dev.parlance.chassis.telemetry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.logging.logback.LogbackMetricsAutoConfiguration;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.context.annotation.Bean;

/** Gives every service its request log, and the count of what it logs. */
@AutoConfiguration(before = LogbackMetricsAutoConfiguration.class)
class TelemetryAutoConfiguration {

    @Bean
    LoggedEvents loggedEvents() {
        return new LoggedEvents();
    }

    @Bean
    RequestLog requestLog(ErrorWebExceptionHandler failures,
            @Value("${parlance.caller.required:true}") boolean behindTheEdge) {
        return new RequestLog(failures, !behindTheEdge);
    }
}
