package dev.parlance.gateway.reference;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/**
 * Something to read that is the same for everybody. Browsers may keep it, and ask whether it is still the same.
 *
 * @param type of its content
 * @param tag tells one version from another
 */
record Document(MediaType type, byte[] content, String tag) {

    static Document of(MediaType type, byte[] content) {
        return new Document(type, content, '"' + hash(content) + '"');
    }

    Mono<Void> write(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (exchange.checkNotModified(tag)) {
            return response.setComplete();
        }
        response.getHeaders().setContentType(type);
        response.getHeaders().setContentLength(content.length);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(content)));
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException unavailable) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", unavailable);
        }
    }
}
