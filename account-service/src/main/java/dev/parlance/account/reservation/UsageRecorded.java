package dev.parlance.account.reservation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.account.ledger.Money;
import dev.parlance.chassis.event.Topic;

/** The fact {@code account.usage-recorded.v1}: calls of one account that ended and were settled together. */
record UsageRecorded(@JsonProperty("account_id") UUID account, @JsonProperty("calls") List<Call> calls) {

    static final Topic TOPIC = new Topic("account", "usage");

    static final String TYPE = "account.usage-recorded.v1";

    UsageRecorded {
        calls = List.copyOf(calls);
    }

    static UsageRecorded of(UUID account, List<EndedCall> calls) {
        return new UsageRecorded(account, calls.stream().map(Call::of).toList());
    }

    /** One of them. */
    record Call(@JsonProperty("call_id") String id, @JsonProperty("key_id") @Nullable UUID key,
            @JsonProperty("model") @Nullable String model, @JsonProperty("family") @Nullable String family,
            @JsonProperty("route") @Nullable String route, @JsonProperty("status") String status,
            @JsonProperty("input_tokens") int inputTokens, @JsonProperty("cached_tokens") int cachedTokens,
            @JsonProperty("output_tokens") int outputTokens, @JsonProperty("estimated") boolean estimated,
            @JsonProperty("cost") BigDecimal cost, @JsonProperty("started_at") Instant startedAt,
            @JsonProperty("duration_ms") int durationMs, @JsonProperty("request_id") @Nullable String requestId) {

        static Call of(EndedCall call) {
            return new Call(call.id().toString(), call.key(), call.model(), call.family(), call.route(),
                    call.status().word(), call.inputTokens(), call.cachedTokens(), call.outputTokens(),
                    call.estimated(), new Money(call.cost()).decimal(), call.startedAt(), call.durationMs(),
                    call.requestId());
        }
    }
}
