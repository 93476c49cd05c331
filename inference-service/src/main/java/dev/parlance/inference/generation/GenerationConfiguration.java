package dev.parlance.inference.generation;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.metering.Meter;

/** Puts together what makes answers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GenerationSettings.class)
class GenerationConfiguration {

    @Bean
    Generations generations(Meter meter, GenerationSettings settings, Clock clock, JsonMapper json) {
        return new Generations(meter, settings, clock, json);
    }
}
