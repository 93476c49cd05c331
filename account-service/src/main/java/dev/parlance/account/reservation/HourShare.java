package dev.parlance.account.reservation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What a settlement adds to the sums of one hour, key, model and API family of an account. */
final class HourShare {

    private final Line line;

    private long requests;

    private long inputTokens;

    private long cachedTokens;

    private long outputTokens;

    private long cost;

    private HourShare(Line line) {
        this.line = line;
    }

    /** Orphaned calls are left out: nobody knows whether they were made. */
    static Collection<HourShare> of(Settlement settlement) {
        Map<Line, HourShare> shares = new LinkedHashMap<>();
        for (EndedCall call : settlement.calls()) {
            if (call.status() != EndedCall.Status.ORPHANED) {
                shares.computeIfAbsent(Line.of(call), HourShare::new).add(call);
            }
        }
        return shares.values();
    }

    private void add(EndedCall call) {
        requests++;
        inputTokens += call.inputTokens();
        cachedTokens += call.cachedTokens();
        outputTokens += call.outputTokens();
        cost += call.cost();
    }

    UUID account() {
        return line.account();
    }

    Instant hour() {
        return line.hour();
    }

    @Nullable
    UUID apiKey() {
        return line.key();
    }

    @Nullable
    String model() {
        return line.model();
    }

    @Nullable
    String family() {
        return line.family();
    }

    long requests() {
        return requests;
    }

    long inputTokens() {
        return inputTokens;
    }

    long cachedTokens() {
        return cachedTokens;
    }

    long outputTokens() {
        return outputTokens;
    }

    long cost() {
        return cost;
    }

    private record Line(UUID account, Instant hour, @Nullable UUID key, @Nullable String model,
            @Nullable String family) {

        static Line of(EndedCall call) {
            return new Line(call.account(), call.startedAt().truncatedTo(ChronoUnit.HOURS), call.key(), call.model(),
                    call.family());
        }
    }
}
