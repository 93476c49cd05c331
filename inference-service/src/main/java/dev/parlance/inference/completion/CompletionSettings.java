package dev.parlance.inference.completion;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of completions.
 *
 * @param largestBody of a request; pictures travel inside it
 */
@ConfigurationProperties("parlance.completion")
public record CompletionSettings(@DefaultValue("20MB") DataSize largestBody) {}
