package dev.parlance.account.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What one plan allows; what is absent is not limited.
 *
 * @param inputTokensPerMinute tokens sent to models
 * @param importLines lines of one JSONL import
 * @param storageBytes of all that is kept for an account
 * @param concurrency requests of one key at the same time; absent for what the edge does by itself
 */
public record PlanFigures(List<Limit> limits, @Nullable Long inputTokensPerMinute, @Nullable Long importLines,
        @Nullable Long storageBytes, @Nullable Integer concurrency) {

    public PlanFigures {
        limits = List.copyOf(limits);
    }
}
