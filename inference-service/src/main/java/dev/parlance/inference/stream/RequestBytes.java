package dev.parlance.inference.stream;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;

/** Takes the JSON body of a request as bytes, up to a limit. */
public final class RequestBytes {

    private RequestBytes() {
    }

    /** Without a content type it is taken for JSON; any other type than JSON is refused. */
    public static Mono<byte[]> of(ServerWebExchange exchange, int limit) {
        ServerHttpRequest request = exchange.getRequest();
        if (!isJson(request.getHeaders().getContentType())) {
            return Mono.error(Failure.unsupportedType("unsupported_media_type", "The body must be JSON."));
        }
        return DataBufferUtils.join(request.getBody(), limit).map(RequestBytes::taken)
                .switchIfEmpty(Mono.error(() -> Failure.badRequest("malformed_json", "The body is empty.")));
    }

    private static boolean isJson(@Nullable MediaType type) {
        return type == null || type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }

    private static byte[] taken(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
