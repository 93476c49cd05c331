package dev.parlance.account.plan;

import java.util.Locale;

/** How long requests are counted before the count starts again, by the clock. */
public enum Window {

    MINUTE, HOUR, DAY;

    /** The name other services know it by. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
