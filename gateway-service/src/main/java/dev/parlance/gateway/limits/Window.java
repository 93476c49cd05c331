package dev.parlance.gateway.limits;

import org.jspecify.annotations.Nullable;

/** How long a quota counts before it begins anew, by the clock of the database and in UTC. */
enum Window {

    MINUTE("minute", 60), HOUR("hour", 3_600), DAY("day", 86_400);

    private final String word;

    private final int seconds;

    Window(String word, int seconds) {
        this.word = word;
        this.seconds = seconds;
    }

    /** By the word account-service knows it by; null for one that is not known here. */
    static @Nullable Window find(String word) {
        for (Window window : values()) {
            if (window.word.equals(word)) {
                return window;
            }
        }
        return null;
    }

    int seconds() {
        return seconds;
    }
}
