package dev.parlance.inference.metering;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** How a call ended, in the words of account-service. */
record Settlement(@JsonProperty("block") UUID blockId, @JsonProperty("slot") int slot,
        @JsonProperty("account") UUID account, @JsonProperty("key") @Nullable UUID key,
        @JsonProperty("model") String model, @JsonProperty("family") String family,
        @JsonProperty("route") String route, @JsonProperty("status") String status,
        @JsonProperty("input_tokens") int input, @JsonProperty("cached_tokens") int cached,
        @JsonProperty("output_tokens") int output, @JsonProperty("estimated") boolean estimated,
        @JsonProperty("cost") long cost, @JsonProperty("started_at") Instant startedAt,
        @JsonProperty("duration_ms") long durationMs, @JsonProperty("request_id") String requestId) {}
