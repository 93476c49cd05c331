package dev.parlance.knowledge.ingestion;

import java.time.Duration;
import java.util.function.Consumer;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import dev.parlance.chassis.event.EventConsumers;
import dev.parlance.knowledge.document.Indexing;

/** Puts the indexer behind its topic. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestionSettings.class)
class IngestionConfiguration {

    @Bean
    Consumer<Message<byte[]>> indexer(DocumentIndexer indexer, IngestionSettings settings) {
        return EventConsumers.each(indexer::handle, settings.patience());
    }

    @Bean
    StuckDocuments stuckDocuments(Indexing indexing, IngestionSettings settings) {
        return new StuckDocuments(indexing, settings.patience().plus(Duration.ofMinutes(5)));
    }
}
