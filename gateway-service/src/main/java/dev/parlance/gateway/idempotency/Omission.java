package dev.parlance.gateway.idempotency;

import java.nio.ByteBuffer;

/** Leaves out every occurrence of some bytes in a stream of others, however it is cut (after Knuth, Morris and Pratt). */
final class Omission {

    private final byte[] omitted;

    /** For each number of bytes that match, how many still do when the next does not. */
    private final int[] fallback;

    private final Target target;

    private final byte[] passed = new byte[8_192];

    private int filled;

    private int matching;

    Omission(byte[] omitted, Target target) {
        this.omitted = omitted;
        this.fallback = fallback(omitted);
        this.target = target;
    }

    private static int[] fallback(byte[] omitted) {
        int[] fallback = new int[omitted.length + 1];
        int length = 0;
        for (int place = 1; place < omitted.length; place++) {
            while (length > 0 && omitted[place] != omitted[length]) {
                length = fallback[length];
            }
            length += omitted[place] == omitted[length] ? 1 : 0;
            fallback[place + 1] = length;
        }
        return fallback;
    }

    boolean isNothing() {
        return omitted.length == 0;
    }

    void take(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            take(bytes.get());
        }
    }

    private void take(byte next) {
        while (matching > 0 && omitted[matching] != next) {
            passBack(fallback[matching]);
        }
        if (omitted[matching] != next) {
            pass(next);
            return;
        }
        matching = matching + 1 == omitted.length ? 0 : matching + 1;
    }

    /** The first of the matching bytes turn out to be none that are left out. */
    private void passBack(int still) {
        for (int place = 0; place < matching - still; place++) {
            pass(omitted[place]);
        }
        matching = still;
    }

    private void pass(byte next) {
        if (filled == passed.length) {
            flush();
        }
        passed[filled++] = next;
    }

    void end() {
        passBack(0);
        flush();
    }

    private void flush() {
        target.take(passed, 0, filled);
        filled = 0;
    }

    /** Where the other bytes go. */
    @FunctionalInterface
    interface Target {

        void take(byte[] bytes, int from, int count);
    }
}
