package dev.parlance.knowledge.source.fetch;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.parlance.chassis.egress.GuardedHttp;

/** Puts together what fetches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FetchSettings.class)
class FetchConfiguration {

    @Bean
    Fetcher fetcher(GuardedHttp guarded, FetchSettings settings, Clock clock) {
        return new Fetcher(guarded.httpClient(), settings, clock);
    }
}
