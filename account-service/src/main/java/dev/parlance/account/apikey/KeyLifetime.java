package dev.parlance.account.apikey;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;

/**
 * For how long a key is asked.
 *
 * @param days a negative number for a key that never ends; absent where nobody says
 */
public record KeyLifetime(@Nullable Integer days) {

    private static final int LONGEST = 36_500;

    public KeyLifetime {
        if (days != null && (days == 0 || days > LONGEST)) {
            throw Failure.invalid("duration", "The field 'duration' takes 1 to " + LONGEST
                    + " days, or a negative number for a key that never ends.");
        }
    }

    boolean isOpen() {
        return days == null;
    }

    /** Absent for never. */
    @Nullable
    Instant endFrom(Instant now) {
        return days == null || days < 0 ? null : now.plus(Duration.ofDays(days));
    }
}
