package dev.parlance.inference.conversation;

import java.time.Duration;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long conversations are kept after their last turn.
 *
 * @param kept by plan
 * @param otherwise for plans that are not named
 * @param pause between two rounds of forgetting
 */
@ConfigurationProperties("parlance.conversations")
record RetentionSettings(@DefaultValue Map<String, Duration> kept, @DefaultValue("30d") Duration otherwise,
        @DefaultValue("1m") Duration pause) {}
