package dev.parlance.gateway.limits;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

/** The pace of callers as this instance alone sees it. */
final class LocalPaces {

    /** When somebody will have caught up, in nanoseconds of the ticker. */
    private final Cache<String, Long> due;

    private final Ticker ticker;

    LocalPaces(int capacity, Ticker ticker) {
        this.ticker = ticker;
        this.due = Caffeine.newBuilder().maximumSize(capacity).ticker(ticker).executor(Runnable::run)
                .expireAfter(Expiry.<String, Long>writing((subject, until) -> left(until))).build();
    }

    private Duration left(long until) {
        return Duration.ofNanos(Math.max(0, until - ticker.read()));
    }

    Verdict take(String subject, Pace pace) {
        long now = ticker.read();
        boolean[] passes = new boolean[1];
        Long until = due.asMap().compute(subject, (same, before) -> {
            long start = before == null ? now : Math.max(before, now);
            passes[0] = start + pace.stepNanos() - now <= pace.lead();
            return passes[0] ? start + pace.stepNanos() : start;
        });
        return pace.verdict(passes[0], until == null ? 0 : until - now);
    }

    /** Whether nobody has called lately. */
    boolean isEmpty() {
        return due.estimatedSize() == 0;
    }

    /** What somebody is told who may not call now, or null for everybody else. Nothing is counted. */
    @Nullable
    Verdict refusal(String subject, Pace pace) {
        Long until = isEmpty() ? null : due.getIfPresent(subject);
        long debt = until == null ? 0 : until - ticker.read();
        return debt + pace.stepNanos() > pace.lead() ? pace.verdict(false, debt) : null;
    }

    /**
     * Takes over what all instances know together.
     *
     * @param debt nanoseconds until the subject will have caught up
     */
    void learn(String subject, long debt) {
        due.put(subject, ticker.read() + debt);
    }
}
