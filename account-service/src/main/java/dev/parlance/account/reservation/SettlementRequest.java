package dev.parlance.account.reservation;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.failure.Required;

/** The body that settles calls and returns slots. */
record SettlementRequest(@JsonProperty("holder") @Nullable UUID holder,
        @JsonProperty("calls") @Nullable List<Call> calls, @JsonProperty("returned") @Nullable List<Unused> returned) {

    private static final int MOST = 2000;

    Settlement settlement() {
        SequencedMap<SlotId, EndedCall> ended = new LinkedHashMap<>();
        Map<UUID, UUID> accounts = new HashMap<>();
        for (Call call : calls == null ? List.<Call>of() : calls) {
            EndedCall read = call.read();
            demandOneAccount(accounts.putIfAbsent(read.id().blockId(), read.account()), read);
            ended.putIfAbsent(read.id(), read);
        }
        SequencedSet<SlotId> unused = unused();
        unused.removeAll(ended.keySet());
        if (ended.size() + unused.size() > MOST) {
            throw Failure.invalid("calls", "A settlement takes at most " + MOST + " calls and returned slots.");
        }
        return new Settlement(List.copyOf(ended.values()), List.copyOf(unused));
    }

    private SequencedSet<SlotId> unused() {
        SequencedSet<SlotId> unused = new LinkedHashSet<>();
        for (Unused block : returned == null ? List.<Unused>of() : returned) {
            block.read().forEach(unused::add);
        }
        return unused;
    }

    private static void demandOneAccount(@Nullable UUID known, EndedCall call) {
        if (known != null && !known.equals(call.account())) {
            throw Failure.invalid("account", "All calls of a block are of one account.");
        }
    }

    private static SlotId slotId(@Nullable UUID block, @Nullable Integer slot) {
        if (slot == null || slot < 0 || slot >= Ask.MOST_SLOTS) {
            throw Failure.invalid("slot", "The field 'slot' takes 0 to " + (Ask.MOST_SLOTS - 1) + ".");
        }
        return new SlotId(Required.value("block", block), slot);
    }

    /** A call that ended. */
    record Call(@JsonProperty("block") @Nullable UUID block, @JsonProperty("slot") @Nullable Integer slot,
            @JsonProperty("account") @Nullable UUID account, @JsonProperty("key") @Nullable UUID key,
            @JsonProperty("model") @Nullable String model, @JsonProperty("family") @Nullable String family,
            @JsonProperty("route") @Nullable String route, @JsonProperty("status") @Nullable String status,
            @JsonProperty("input_tokens") int inputTokens, @JsonProperty("cached_tokens") int cachedTokens,
            @JsonProperty("output_tokens") int outputTokens, @JsonProperty("estimated") boolean estimated,
            @JsonProperty("cost") long cost, @JsonProperty("started_at") @Nullable Instant startedAt,
            @JsonProperty("duration_ms") int durationMs, @JsonProperty("request_id") @Nullable String requestId) {

        private static final int LONGEST = 200;

        EndedCall read() {
            return new EndedCall(slotId(block, slot), Required.value("account", account), key,
                    plain(Required.value("model", model)), plain(Required.value("family", family)),
                    plain(Required.value("route", route)), ending(), natural("input_tokens", inputTokens),
                    natural("cached_tokens", cachedTokens), natural("output_tokens", outputTokens), estimated,
                    natural("cost", cost), Required.value("started_at", startedAt), natural("duration_ms", durationMs),
                    requestId == null ? null : plain(requestId));
        }

        private EndedCall.Status ending() {
            return switch (Required.value("status", status)) {
                case "done" -> EndedCall.Status.DONE;
                case "cancelled" -> EndedCall.Status.CANCELLED;
                case "failed" -> EndedCall.Status.FAILED;
                default -> throw Failure.invalid("status", "The field 'status' takes done, cancelled or failed.");
            };
        }

        private static int natural(String field, int value) {
            return (int) natural(field, (long) value);
        }

        private static long natural(String field, long value) {
            if (value < 0) {
                throw Failure.invalid(field, "The field '" + field + "' is never below zero.");
            }
            return value;
        }

        /** One strange name must not keep all other calls of the group from being settled. */
        private static String plain(String text) {
            String whole = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
            return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
        }
    }

    /** Slots that were never used. */
    record Unused(@JsonProperty("block") @Nullable UUID block,
            @JsonProperty("slots") @Nullable List<@Nullable Integer> slots) {

        Stream<SlotId> read() {
            return Required.value("slots", slots).stream().map(slot -> slotId(block, slot));
        }
    }
}
