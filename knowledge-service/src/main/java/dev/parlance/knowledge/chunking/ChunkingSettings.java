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
 * @param whole what an entry may have and stay in one piece: whoever wrote it cut it already, and what stands in it belongs
 *            together. About what fits the window of the built-in model
 */
@ConfigurationProperties("parlance.knowledge.chunking")
public record ChunkingSettings(
        @DefaultValue("1000") int target,
        @DefaultValue("1200") int longest,
        @DefaultValue("350") int small,
        @DefaultValue("220") int overlap,
        @DefaultValue("2400") int whole) {

    private static final int TENTH = 11;

    public ChunkingSettings {
        if (small < 0 || overlap < 0 || target < 100 || target > longest || small > target || overlap * 2 > target
                || whole < longest) {
            throw new IllegalArgumentException(
                    "chunk sizes must grow: small and overlap below target, target up to longest, longest up to whole");
        }
    }

    public static ChunkingSettings defaults() {
        return new ChunkingSettings(1000, 1200, 350, 220, 2400);
    }

    /** The same for entries. A piece is filled to a tenth more than its target, which is then the whole. */
    ChunkingSettings ofEntries() {
        return new ChunkingSettings(whole - whole / TENTH, whole, small, overlap, whole);
    }
}
