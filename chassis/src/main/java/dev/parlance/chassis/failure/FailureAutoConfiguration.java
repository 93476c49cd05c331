package dev.parlance.chassis.failure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

import tools.jackson.databind.json.JsonMapper;

/** Gives every service the same way to tell what went wrong. */
@AutoConfiguration(beforeName = "org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration")
class FailureAutoConfiguration {

    @Bean
    FailureHandler failureHandler(JsonMapper json) {
        return new FailureHandler(json);
    }

    /** After the framework's own configurer, whose reader of JSON it replaces. */
    @Bean
    @Order
    StrictBodies strictBodies(JsonMapper json) {
        return new StrictBodies(json);
    }
}
