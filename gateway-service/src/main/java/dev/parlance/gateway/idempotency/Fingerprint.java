package dev.parlance.gateway.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells by its SHA-256 whether a request is the same as one before, without holding it: bytes are taken up while they pass.
 * Clients make up a new boundary whenever they send a form, so boundaries are left out.
 */
final class Fingerprint {

    private final MessageDigest digest = sha256();

    private final Omission boundary;

    private final long announced;

    private long taken;

    /** Written by one thread and read by another, and with it all that was done before. */
    private volatile boolean whole;

    Fingerprint(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        digest.update(((query == null ? "" : query) + "\n").getBytes(StandardCharsets.UTF_8));
        this.announced = request.getHeaders().getContentLength();
        this.boundary = new Omission(boundary(request), digest::update);
    }

    private static byte[] boundary(ServerHttpRequest request) {
        MediaType type = request.getHeaders().getContentType();
        String boundary = type == null ? null : type.getParameter("boundary");
        return boundary == null ? new byte[0] : boundary.replace("\"", "").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The request as it is to be passed on. */
    ServerHttpRequest taking(ServerHttpRequest request) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return super.getBody().doOnNext(Fingerprint.this::take).doOnComplete(Fingerprint.this::end);
            }
        };
    }

    /** Reads a request that is passed on to nobody. */
    Mono<byte[]> of(ServerHttpRequest request) {
        return taking(request).getBody().doOnNext(DataBufferUtils::release).then(Mono.fromSupplier(this::bytes));
    }

    /** The last byte may be answered before its end is told. */
    private void take(DataBuffer part) {
        taken += part.readableByteCount();
        try (DataBuffer.ByteBufferIterator buffers = part.readableByteBuffers()) {
            buffers.forEachRemaining(this::take);
        }
        if (taken == announced) {
            end();
        }
    }

    private void take(ByteBuffer bytes) {
        if (boundary.isNothing()) {
            digest.update(bytes);
            return;
        }
        boundary.take(bytes);
    }

    private void end() {
        if (!whole) {
            boundary.end();
            whole = true;
        }
    }

    /** Whether the request has been read to its end. */
    boolean isWhole() {
        return whole;
    }

    byte[] bytes() {
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException unavailable) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", unavailable);
        }
    }
}
