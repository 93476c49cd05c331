package dev.parlance.knowledge.ingestion;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How documents are indexed.
 *
 * @param patience how long the indexing of one document may take before it counts as failed and is tried again
 * @param indexing whether this instance indexes, or only takes documents and answers
 * @param documents how many documents are worked on at a time
 * @param heavyDocuments how many large ones beside them
 */
@ConfigurationProperties("parlance.knowledge")
record IngestionSettings(@DefaultValue("15m") Duration patience, @DefaultValue("true") boolean indexing,
        @DefaultValue("48") int documents,
        @DefaultValue("4") int heavyDocuments) {}
