package dev.parlance.gateway.idempotency;

import java.io.ByteArrayOutputStream;

import org.springframework.core.io.buffer.DataBuffer;

import org.jspecify.annotations.Nullable;

/** The bytes of an answer, written down as long as they are not too many. */
final class Transcript {

    private final int most;

    private @Nullable ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    Transcript(int most) {
        this.most = most;
    }

    /** Takes a copy; the buffer stays as it is. */
    void take(DataBuffer part) {
        ByteArrayOutputStream written = bytes;
        if (written == null) {
            return;
        }
        if (written.size() + part.readableByteCount() > most) {
            bytes = null;
            return;
        }
        byte[] copy = new byte[part.readableByteCount()];
        part.toByteBuffer().get(copy);
        written.writeBytes(copy);
    }

    /** All of them, or null where they were too many. */
    byte @Nullable [] bytes() {
        ByteArrayOutputStream written = bytes;
        return written == null ? null : written.toByteArray();
    }
}
