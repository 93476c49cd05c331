package dev.parlance.inference.model;

import java.time.Clock;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.parlance.inference.provider.Upstream;
import dev.parlance.inference.provider.Upstreams;

/** Puts together the registry of models. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ModelSettings.class, PlanSettings.class})
class ModelConfiguration {

    @Bean
    Models models(ModelSettings settings, Upstreams upstreams, Clock clock) {
        Upstream upstream = upstreams.configured().orElse(null);
        UpstreamListing listing = upstream == null ? null : new UpstreamListing(upstream, clock, settings.listFor());
        return new Models(settings.model().strip(), clock.instant().getEpochSecond(), upstream, listing);
    }

    @Bean
    PlanModels planModels(Models models, OwnModels own, PlanSettings settings) {
        return new PlanModels(models, own, settings);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> modelWarmUp(Models models) {
        return ready -> models.warmUp().subscribe();
    }
}
