package dev.parlance.knowledge.source.errand;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.parlance.knowledge.source.Bell;
import dev.parlance.knowledge.source.SourceSettings;

/** Sends somebody on the errands. */
@Configuration(proxyBeanMethods = false)
class ErrandConfiguration {

    @Bean
    ErrandRunner errandRunner(Errands errands, Visits visits, Walking walking, Bell bell, SourceSettings settings) {
        return new ErrandRunner(errands, visits, walking, bell, settings);
    }
}
