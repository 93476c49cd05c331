package dev.parlance.inference.retrieval;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where knowledge-service is.
 *
 * @param patience how long it may take to find passages
 * @param searching how long a search of collections may take
 */
@ConfigurationProperties("parlance.retrieval")
record KnowledgeSettings(@DefaultValue("http://localhost:8083") String address,
        @DefaultValue("5s") Duration patience, @DefaultValue("20s") Duration searching) {}
