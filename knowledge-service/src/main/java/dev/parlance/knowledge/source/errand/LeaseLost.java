package dev.parlance.knowledge.source.errand;

/** Somebody else has taken the errand, or there is nothing left to be done; what was being written is rolled back. */
public final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeaseLost() {
        super("The errand was given up", null, false, false);
    }
}
