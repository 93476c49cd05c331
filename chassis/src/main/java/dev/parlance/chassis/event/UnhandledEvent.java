package dev.parlance.chassis.event;

/** A fact whose effect failed; it will be delivered again. */
public final class UnhandledEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnhandledEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
