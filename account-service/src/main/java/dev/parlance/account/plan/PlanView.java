package dev.parlance.account.plan;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

/** A plan as services are told it. */
record PlanView(@JsonProperty("plan") String plan, @JsonProperty("limits") List<LimitView> limits,
        @JsonProperty("input_tokens_per_minute") @Nullable Long inputTokensPerMinute,
        @JsonProperty("import_lines") @Nullable Long importLines,
        @JsonProperty("storage_bytes") @Nullable Long storageBytes,
        @JsonProperty("concurrency") @Nullable Integer concurrency) {

    static PlanView of(String plan, PlanFigures figures) {
        return new PlanView(plan, LimitView.of(figures.limits()), figures.inputTokensPerMinute(),
                figures.importLines(), figures.storageBytes(), figures.concurrency());
    }
}
