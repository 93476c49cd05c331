package dev.parlance.gateway.idempotency;

import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;

/** The name a client gives a request that it may have to send again. */
record IdempotencyKey(String text) {

    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;

    /**
     * The key of a request, or null where it has none or needs none.
     *
     * @throws Failure 400 where it is no key
     */
    static @Nullable IdempotencyKey find(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        if (!headers.containsHeader(HEADER) || !isRepeatable(request.getMethod())) {
            return null;
        }
        List<String> values = headers.getOrEmpty(HEADER);
        if (values.size() != 1 || !isVisible(values.getFirst())) {
            throw Failure.badRequest("invalid_idempotency_key",
                    "An Idempotency-Key is 1 to " + LONGEST + " visible ASCII characters, sent once.");
        }
        return new IdempotencyKey(values.getFirst());
    }

    private static boolean isRepeatable(HttpMethod method) {
        return method == HttpMethod.POST || method == HttpMethod.PUT;
    }

    private static boolean isVisible(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
