package dev.parlance.gateway.wire;

/** The head of a request names no host, several, or something that is none. */
final class MalformedHost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedHost() {
        super("The Host header has to name one host.", null, false, false);
    }
}
