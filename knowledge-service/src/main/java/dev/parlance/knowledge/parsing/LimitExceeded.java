package dev.parlance.knowledge.parsing;

/** Raised deep inside a reader when a file asks for more than the limits allow; the document is refused as too large. */
public final class LimitExceeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LimitExceeded(String reason) {
        super(reason);
    }
}
