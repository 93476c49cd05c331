package dev.parlance.gateway.limits;

/** How long a quota counts before it begins anew, by the clock of the database and in UTC. */
public enum Window {

    MINUTE(60), HOUR(3_600), DAY(86_400);

    private final int seconds;

    Window(int seconds) {
        this.seconds = seconds;
    }

    int seconds() {
        return seconds;
    }
}
