package dev.parlance.inference.aside;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.metering.Meter;
import dev.parlance.inference.model.Models;

/** Puts together who is asked aside. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AsideSettings.class)
class AsideConfiguration {

    @Bean
    Asides asides(Meter meter, Models models, AsideSettings settings, JsonMapper json) {
        return new Asides(meter, models::get, settings, json);
    }
}
