package dev.parlance.knowledge.ingestion;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How documents are indexed.
 *
 * @param patience how long the indexing of one document may take before it counts as failed and is tried again
 */
@ConfigurationProperties("parlance.knowledge")
record IngestionSettings(@DefaultValue("15m") Duration patience) {}
