package dev.parlance.account.usage;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

/** Usage as the app routes tell it. */
record AppUsageView(@JsonProperty("success") boolean success, @JsonProperty("usage") Totals usage,
        @JsonProperty("by_model") List<Model> byModel) {

    static AppUsageView of(List<UsageLine> models) {
        Counters all = models.stream().map(UsageLine::counters).reduce(Counters.NONE, Counters::plus);
        return new AppUsageView(true, Totals.of(all), models.stream().map(Model::of).toList());
    }

    /** The sums. */
    record Totals(@JsonProperty("total_requests") long requests, @JsonProperty("total_input_tokens") long inputTokens,
            @JsonProperty("total_output_tokens") long outputTokens, @JsonProperty("total_tokens") long tokens,
            @JsonProperty("total_cost") BigDecimal cost) {

        static Totals of(Counters counters) {
            return new Totals(counters.requests(), counters.inputTokens(), counters.outputTokens(),
                    counters.totalTokens(), counters.cost().decimal());
        }
    }

    /** The same for one model. */
    record Model(@JsonProperty("model") @Nullable String model, @JsonUnwrapped Totals totals) {

        static Model of(UsageLine line) {
            return new Model(line.name(), Totals.of(line.counters()));
        }
    }
}
