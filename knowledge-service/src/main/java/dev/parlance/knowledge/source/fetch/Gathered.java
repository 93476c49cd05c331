package dev.parlance.knowledge.source.fetch;

import java.io.ByteArrayOutputStream;

/** What has come of an answer, up to a number of bytes. */
final class Gathered {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private final int most;

    private boolean cut;

    Gathered(int most) {
        this.most = most;
    }

    /** Takes what fits; true when no more does. */
    boolean add(byte[] piece) {
        int fitting = Math.min(piece.length, most - bytes.size());
        bytes.write(piece, 0, fitting);
        cut = fitting < piece.length;
        return cut;
    }

    boolean isCut() {
        return cut;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
