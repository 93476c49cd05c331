package dev.parlance.inference.model;

import java.time.Clock;
import java.util.List;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.parlance.inference.provider.Upstreams;

/** Puts together the registry of models. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ModelSettings.class, PlanSettings.class})
class ModelConfiguration {

    @Bean
    Models models(ModelSettings settings, Upstreams upstreams, Clock clock) {
        List<UpstreamListing> listings = upstreams.configured().stream()
                .map(upstream -> new UpstreamListing(upstream, clock, settings.listFor())).toList();
        return new Models(settings.names(), clock.instant().getEpochSecond(), new Listings(listings));
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
