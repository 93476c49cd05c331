package dev.parlance.account.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

/** Usage of a whole account as the platform routes tell it. */
record UsageReportView(@JsonProperty("timeStart") Instant from, @JsonProperty("timeEnd") Instant until,
        @JsonProperty("total") Sums total, @JsonProperty("byModel") List<Model> byModel,
        @JsonProperty("byCategory") List<Category> byCategory, @JsonProperty("byResource") List<Resource> byResource,
        @JsonProperty("byDay") List<Day> byDay) {

    static UsageReportView of(Period period, List<UsageLine> lines) {
        Counters total = lines.stream().filter(line -> line.kind() == UsageLine.Kind.TOTAL).findFirst()
                .map(UsageLine::counters).orElse(Counters.NONE);
        return new UsageReportView(period.from(), period.until(), Sums.of(total),
                select(lines, UsageLine.Kind.MODEL, Model::of), select(lines, UsageLine.Kind.FAMILY, Category::of),
                select(lines, UsageLine.Kind.KEY, Resource::of), select(lines, UsageLine.Kind.DAY, Day::of));
    }

    private static <V> List<V> select(List<UsageLine> lines, UsageLine.Kind kind, Function<UsageLine, V> view) {
        return lines.stream().filter(line -> line.kind() == kind).map(view).toList();
    }

    /** The sums. */
    record Sums(@JsonProperty("requests") long requests, @JsonProperty("inputTokens") long inputTokens,
            @JsonProperty("cachedTokens") long cachedTokens, @JsonProperty("outputTokens") long outputTokens,
            @JsonProperty("totalTokens") long totalTokens, @JsonProperty("cost") BigDecimal cost) {

        static Sums of(Counters counters) {
            return new Sums(counters.requests(), counters.inputTokens(), counters.cachedTokens(),
                    counters.outputTokens(), counters.totalTokens(), counters.cost().decimal());
        }
    }

    /** By model. */
    record Model(@JsonProperty("model") @Nullable String model, @JsonUnwrapped Sums sums) {

        static Model of(UsageLine line) {
            return new Model(line.name(), Sums.of(line.counters()));
        }
    }

    /** By API family. */
    record Category(@JsonProperty("category") @Nullable String category, @JsonUnwrapped Sums sums) {

        static Category of(UsageLine line) {
            return new Category(line.name(), Sums.of(line.counters()));
        }
    }

    /** By key; calls of a signed-in person have none. */
    record Resource(@JsonProperty("apiKey") @Nullable String key, @JsonUnwrapped Sums sums) {

        static Resource of(UsageLine line) {
            return new Resource(line.name(), Sums.of(line.counters()));
        }
    }

    /** By day, UTC. */
    record Day(@JsonProperty("date") @Nullable String date, @JsonUnwrapped Sums sums) {

        static Day of(UsageLine line) {
            return new Day(line.name(), Sums.of(line.counters()));
        }
    }
}
