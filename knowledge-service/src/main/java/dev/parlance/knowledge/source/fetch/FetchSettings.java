package dev.parlance.knowledge.source.fetch;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How addresses are fetched.
 *
 * @param largest a page or file may be
 * @param patience until the answer to one request is whole
 */
@ConfigurationProperties("parlance.knowledge.fetch")
record FetchSettings(@DefaultValue("10MB") DataSize largest, @DefaultValue("30s") Duration patience) {}
