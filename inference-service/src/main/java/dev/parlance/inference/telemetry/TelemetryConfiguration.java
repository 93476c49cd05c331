package dev.parlance.inference.telemetry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.micrometer.core.instrument.MeterRegistry;

/** Puts together what measures. */
@Configuration(proxyBeanMethods = false)
class TelemetryConfiguration {

    @Bean
    CallTimes callTimes(MeterRegistry registry) {
        return new CallTimes(registry, System::nanoTime);
    }

    @Bean
    ToolTimes toolTimes(MeterRegistry registry) {
        return new ToolTimes(registry, System::nanoTime);
    }

    @Bean
    Through.Filter placeForTheGateway() {
        return new Through.Filter();
    }
}
