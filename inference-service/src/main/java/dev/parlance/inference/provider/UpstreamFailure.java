package dev.parlance.inference.provider;

import dev.parlance.chassis.failure.Failure;

/** What went wrong with an upstream, and what that means for the caller, for a second try and for the circuit breaker. */
public final class UpstreamFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure told;

    private final boolean upstreamsFault;

    private final boolean beforeFirstByte;

    private UpstreamFailure(Failure told, boolean upstreamsFault, boolean beforeFirstByte) {
        super(told.text(), null, false, false);
        this.told = told;
        this.upstreamsFault = upstreamsFault;
        this.beforeFirstByte = beforeFirstByte;
    }

    /** The upstream understood and refused; another try would end the same. */
    static UpstreamFailure refused(Failure told) {
        return new UpstreamFailure(told, false, true);
    }

    /** Nothing of an answer was received, so the call may be made again. */
    static UpstreamFailure unreachable(Failure told) {
        return new UpstreamFailure(told, true, true);
    }

    /** The answer began and went wrong. */
    public static UpstreamFailure broken(String message) {
        return new UpstreamFailure(Failure.of(502, "upstream_error", message), true, false);
    }

    static UpstreamFailure late() {
        return new UpstreamFailure(Failure.of(504, "upstream_timeout", "The model took too long."), true, false);
    }

    /** In the caller's words. */
    public Failure told() {
        return told;
    }

    /** Whether another model should be asked instead; a caller's mistake stays one with every model. */
    public boolean isUpstreamsFault() {
        return upstreamsFault || told.status() >= 500 || told.status() == 429;
    }

    boolean countsAgainstUpstream() {
        return upstreamsFault;
    }

    boolean allowsSecondTry() {
        return upstreamsFault && beforeFirstByte;
    }
}
