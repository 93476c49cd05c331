package dev.parlance.knowledge.source;

import java.time.Duration;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what sources need beside their tables. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SourceSettings.class)
class SourceConfiguration {

    private static final Duration LOOKING = Duration.ofSeconds(10);

    @Bean
    Bell bell() {
        return new Bell();
    }

    @Bean
    DisabledSources disabledSources(Clearances clearances) {
        return new DisabledSources(clearances, LOOKING);
    }
}
