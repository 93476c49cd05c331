package dev.parlance.gateway.limits;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import dev.parlance.gateway.limits.Count.Reading;

/** The full windows this instance knows of: until they end, nobody need be asked about them. */
final class Refusals {

    private final Cache<FullWindow, Reading> full;

    private final Ticker ticker;

    Refusals(int capacity, Ticker ticker) {
        this.ticker = ticker;
        this.full = Caffeine.newBuilder().maximumSize(capacity).ticker(ticker).executor(Runnable::run)
                .expireAfter(Expiry.<FullWindow, Reading>creating((window, reading) -> left(reading))).build();
    }

    private Duration left(Reading reading) {
        return Duration.ofNanos(Math.max(0, reading.end() - ticker.read()));
    }

    void remember(UUID account, Count count) {
        for (Reading reading : count.readings()) {
            if (reading.isFull()) {
                full.put(new FullWindow(account, reading.quota()), reading);
            }
        }
    }

    /** Of several full windows the one that ends last. */
    @Nullable
    Reading find(UUID account, List<Quota> quotas) {
        return full.estimatedSize() == 0 ? null : latest(account, quotas);
    }

    private @Nullable Reading latest(UUID account, List<Quota> quotas) {
        Reading latest = null;
        for (Quota quota : quotas) {
            Reading reading = full.getIfPresent(new FullWindow(account, quota));
            if (reading != null && (latest == null || reading.end() > latest.end())) {
                latest = reading;
            }
        }
        return latest;
    }

    /** A window whose limit is changed is another one, and asked about again. */
    private record FullWindow(UUID account, Quota quota) {}
}
