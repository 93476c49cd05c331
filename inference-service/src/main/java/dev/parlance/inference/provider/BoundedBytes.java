package dev.parlance.inference.provider;

import java.io.ByteArrayOutputStream;

/** Collects what an upstream sends, up to a limit. */
final class BoundedBytes {

    private final ByteArrayOutputStream collected = new ByteArrayOutputStream(2_048);

    private final int limit;

    BoundedBytes(int limit) {
        this.limit = limit;
    }

    void add(byte[] piece) {
        if (collected.size() + piece.length > limit) {
            throw UpstreamFailure.broken("The model sent an answer that is too long.");
        }
        collected.write(piece, 0, piece.length);
    }

    byte[] bytes() {
        return collected.toByteArray();
    }
}
