package dev.parlance.knowledge.retrieval.record;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.micrometer.core.instrument.MeterRegistry;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchSettings.class)
class RecordConfiguration {

    @Bean
    SearchJournal searchJournal(Searches searches, SearchSettings settings, MeterRegistry meters) {
        return new SearchJournal(searches, settings, Clock.systemUTC(), meters);
    }

    @Bean
    SearchSweep searchSweep(Searches searches, SearchSettings settings) {
        return new SearchSweep(searches, settings, Clock.systemUTC());
    }
}
