package dev.parlance.account.plan;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A limit as services are told it. */
public record LimitView(@JsonProperty("class") String requests, @JsonProperty("window") String window,
        @JsonProperty("limit") long most) {

    public static List<LimitView> of(List<Limit> limits) {
        return limits.stream().map(limit -> new LimitView(limit.requests(), limit.window().word(), limit.most()))
                .toList();
    }
}
