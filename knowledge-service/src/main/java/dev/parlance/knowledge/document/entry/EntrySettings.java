package dev.parlance.knowledge.document.entry;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much an import may bring.
 *
 * @param lines most lines of one import, by plan; plans that are not named are free of it
 * @param longestLine of an import
 */
@ConfigurationProperties("parlance.knowledge.entries")
record EntrySettings(@DefaultValue Map<String, Long> lines, @DefaultValue("16MB") DataSize longestLine) {

    long most(String plan) {
        return lines.getOrDefault(plan, Long.MAX_VALUE);
    }
}
