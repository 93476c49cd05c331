package dev.parlance.gateway.limits;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.parlance.gateway.limits.Count.Reading;

/**
 * Calls of one account that were counted before they came: as many as come in a moment, and never more than a small share
 * of what is left, so that near the end every call is counted by itself and none is kept from those who ask elsewhere.
 */
final class CountedAhead {

    private static final int MOST = 64;

    /** One in so many of those that are left. */
    private static final int SHARE = 64;

    /** What was counted ahead is meant to last about that long. */
    private static final long MOMENT = Duration.ofMillis(50).toNanos();

    private static final long IDLE = Duration.ofMillis(200).toNanos();

    private static final long FORGOTTEN = Duration.ofMinutes(1).toNanos();

    private List<Reading> windows = List.of();

    private int left;

    private int size = 1;

    private boolean asking;

    private long filled;

    private long used;

    CountedAhead(long now) {
        this.filled = now - MOMENT;
        this.used = now;
    }

    /** The tightest window after one call that was counted already; null where none is left. */
    synchronized @Nullable Reading take(long now) {
        used = now;
        if (left == 0 || isOver(now)) {
            return null;
        }
        left--;
        return Count.tightest(windows).before(left);
    }

    /** How many to count now. More than one has to be answered by {@link #fill} or {@link #fail}. */
    synchronized int wanted(long now) {
        if (asking || left > 0) {
            return 1;
        }
        size = now - filled < MOMENT ? Math.min(MOST, size * 2) : Math.max(1, size / 2);
        filled = now;
        int wanted = Math.clamp(share(now), 1, size);
        asking = wanted > 1;
        return wanted;
    }

    private int share(long now) {
        return windows.isEmpty() || isOver(now)
                ? 1
                : windows.stream().mapToInt(Reading::remaining).min().orElse(0) / SHARE;
    }

    synchronized void fill(Count count, int wanted) {
        if (wanted > 1) {
            asking = false;
            left = Math.max(0, count.passed() - 1);
        }
        if (wanted > 1 || left == 0) {
            windows = count.readings();
        }
    }

    synchronized void fail(int wanted) {
        asking = asking && wanted == 1;
    }

    /** What nobody has come for, when nobody seems to come any more or one of its windows has ended; mostly none. */
    synchronized int giveUp(long now) {
        boolean isLeft = left > 0 && (now - used > IDLE || isOver(now));
        int calls = isLeft ? left : 0;
        left -= calls;
        return calls;
    }

    /** What it is to leave behind when nobody is served any more. */
    synchronized int giveUpAll() {
        int calls = left;
        left = 0;
        return calls;
    }

    synchronized List<Reading> windows() {
        return windows;
    }

    synchronized boolean isForgotten(long now) {
        return left == 0 && !asking && now - used > FORGOTTEN;
    }

    /** A window may have ended, and what was counted in it does not count for the next. */
    private boolean isOver(long now) {
        for (Reading window : windows) {
            if (window.end() - now <= 0) {
                return true;
            }
        }
        return false;
    }
}
