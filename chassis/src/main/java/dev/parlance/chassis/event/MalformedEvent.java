package dev.parlance.chassis.event;

/** A record on a topic that is not one of our envelopes; no retry will mend it. */
public final class MalformedEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedEvent(String message) {
        super(message);
    }
}
