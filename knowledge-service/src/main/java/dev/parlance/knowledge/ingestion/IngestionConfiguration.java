package dev.parlance.knowledge.ingestion;

import java.time.Duration;
import java.util.function.Consumer;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import io.micrometer.core.instrument.MeterRegistry;

import dev.parlance.chassis.event.EventConsumers;
import dev.parlance.knowledge.document.queue.Claims;
import dev.parlance.knowledge.document.queue.Endings;
import dev.parlance.knowledge.document.queue.Removals;
import dev.parlance.knowledge.index.Passages;

/** Puts the indexer behind its topic. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestionSettings.class)
class IngestionConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    Consumer<Message<byte[]>> indexing(WakeUp wakeUp) {
        return EventConsumers.each(wakeUp::handle, PATIENCE);
    }

    @Bean
    Indexer indexer(Claims claims, Endings endings, Treatment treatment, Works works, Passages passages,
            IngestionSettings settings, MeterRegistry meters) {
        return new Indexer(claims, endings, treatment, works, passages, settings, meters);
    }

    @Bean
    Pulse pulse(Claims claims, Works works, Indexer indexer, MeterRegistry meters) {
        return new Pulse(claims, works, indexer, meters);
    }

    @Bean
    Refreshing refreshing(Claims claims, Pulse pulse, Vectorising vectorising, IngestionSettings settings) {
        return new Refreshing(claims, pulse, vectorising, settings);
    }

    @Bean
    Mending mending(Reconciliation reconciliation, Passages passages) {
        return new Mending(reconciliation, passages);
    }

    @Bean
    Sweeping sweeping(Removals removals, Passages passages) {
        return new Sweeping(removals, passages);
    }
}
