package dev.parlance.knowledge.document;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

import reactor.core.publisher.Flux;

/** Cuts what is uploaded into pieces small enough to hold and large enough to store one by one. */
public final class Pieces {

    private static final int SIZE = 1 << 20;

    private Pieces() {
    }

    public static Flux<byte[]> of(Flux<DataBuffer> content) {
        return content.map(Pieces::bytes).transformDeferred(Pieces::gathered);
    }

    static Flux<byte[]> of(String text) {
        return Flux.just(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Flux<byte[]> gathered(Flux<byte[]> small) {
        var gathered = new AtomicInteger();
        return small
                .bufferUntil(
                        bytes -> gathered.updateAndGet(sum -> sum >= SIZE ? bytes.length : sum + bytes.length) >= SIZE)
                .map(Pieces::joined);
    }

    private static byte[] joined(java.util.List<byte[]> parts) {
        byte[] whole = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
