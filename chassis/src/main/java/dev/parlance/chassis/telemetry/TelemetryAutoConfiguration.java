package dev.parlance.chassis.telemetry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.context.annotation.Bean;

/** Gives every service its request log. */
@AutoConfiguration
class TelemetryAutoConfiguration {

    @Bean
    RequestLog requestLog(ErrorWebExceptionHandler failures) {
        return new RequestLog(failures);
    }
}
