package dev.parlance.account.attempts;

import java.time.Duration;

/**
 * How many tries are free, and how long one has to wait when they are gone. Each try fills a bucket by one, and the
 * bucket leaks; above {@code free} the wait doubles with each further try, from {@code first} to {@code longest}.
 */
enum Pace {

    /** One address that tries one e-mail address: somebody who mistypes is soon let in, somebody who guesses is not. */
    PAIR(5, Duration.ofMinutes(15), Duration.ofSeconds(2), Duration.ofMinutes(5)),

    /** One address that tries many. Offices share one, so it is never shut for long. */
    ADDRESS(50, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(30)),

    /** One e-mail address tried from many places: one try a second goes on. */
    ACCOUNT(30, Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final int free;

    private final Duration leak;

    private final Duration first;

    private final Duration longest;

    Pace(int free, Duration leak, Duration first, Duration longest) {
        this.free = free;
        this.leak = leak;
        this.first = first;
        this.longest = longest;
    }

    int free() {
        return free;
    }

    /** How much of a try is forgotten each second. */
    double leakedPerSecond() {
        return 1.0 / leak.toSeconds();
    }

    long firstSeconds() {
        return first.toSeconds();
    }

    long longestSeconds() {
        return longest.toSeconds();
    }
}
