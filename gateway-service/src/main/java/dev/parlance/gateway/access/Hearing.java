package dev.parlance.gateway.access;

/** Whether the facts about keys reach this instance. As long as they do not, it asks more often. */
public final class Hearing {

    private volatile boolean upToDate;

    /** @param now false as soon as a fact may have been published that has not been heard here */
    public void isUpToDate(boolean now) {
        upToDate = now;
    }

    public boolean isUpToDate() {
        return upToDate;
    }
}
