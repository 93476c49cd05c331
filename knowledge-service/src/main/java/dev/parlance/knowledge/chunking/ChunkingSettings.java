package dev.parlance.knowledge.chunking;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large chunks become, in characters of their text.
 *
 * @param target what a chunk grows to where there is a choice
 * @param longest what a chunk never exceeds
 * @param small below this a chunk joins its neighbour
 * @param overlap the longest sentence that is repeated where prose is cut
 */
@ConfigurationProperties("parlance.knowledge.chunking")
public record ChunkingSettings(
        @DefaultValue("1000") int target,
        @DefaultValue("1200") int longest,
        @DefaultValue("350") int small,
        @DefaultValue("220") int overlap) {

    public ChunkingSettings {
        if (small < 0 || overlap < 0 || target < 100 || target > longest || small > target || overlap * 2 > target) {
            throw new IllegalArgumentException(
                    "chunk sizes must grow: small and overlap below target, target up to longest");
        }
    }

    public static ChunkingSettings defaults() {
        return new ChunkingSettings(1000, 1200, 350, 220);
    }
}
