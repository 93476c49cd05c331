package dev.parlance.inference.embedding;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Embeddings of the model that comes along, and limits of all.
 *
 * @param address of knowledge-service, where it runs
 * @param patience with a few texts
 * @param atOnce how many requests may be made to it at a time
 * @param waiting how many may wait for that
 * @param largestBody of a request
 */
@ConfigurationProperties("parlance.embedding")
record EmbeddingSettings(@DefaultValue("http://localhost:8083") String address,
        @DefaultValue("60s") Duration patience, @DefaultValue("16") int atOnce, @DefaultValue("200") int waiting,
        @DefaultValue("4MB") DataSize largestBody) {}
