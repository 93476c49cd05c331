package dev.parlance.inference.generation;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one answer may take at most.
 *
 * @param rounds calls to the model
 * @param calls of tools in one round
 * @param tools that run at the same time
 * @param tokens read and written in all rounds together; once they are used the model has to answer
 * @param time after which the model has to answer
 */
@ConfigurationProperties("parlance.generation")
record GenerationSettings(@DefaultValue("16") int rounds, @DefaultValue("32") int calls, @DefaultValue("4") int tools,
        @DefaultValue("1000000") int tokens, @DefaultValue("5m") Duration time) {}
