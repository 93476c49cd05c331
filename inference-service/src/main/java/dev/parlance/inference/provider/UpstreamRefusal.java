package dev.parlance.inference.provider;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;

/**
 * Reads an answer of an upstream that is not 200. What the caller did wrong is told in the upstream's words; what lies
 * between us and the upstream (credentials, credit, outages) is told as our failure, without its words, which may hold
 * parts of the key.
 */
final class UpstreamRefusal {

    private static final int LONGEST_MESSAGE = 1_000;

    private static final long LONGEST_WAIT_SECONDS = 3_600;

    private final JsonMapper json;

    private final String credentials;

    /** @param credentials whose they are that the provider may not accept */
    UpstreamRefusal(JsonMapper json, String credentials) {
        this.json = json;
        this.credentials = credentials;
    }

    UpstreamFailure read(int status, @Nullable String retryAfter, byte[] body) {
        return switch (status) {
            case 400, 404, 413, 415, 422 -> UpstreamFailure.refused(callers(status, error(body)));
            case 429 -> UpstreamFailure.refused(throttled(retryAfter));
            case 401, 402, 403 -> UpstreamFailure.refused(Failure.of(502, "upstream_error",
                    "The model's provider did not accept " + credentials + "."));
            default -> status >= 500 ? UpstreamFailure.unreachable(ours()) : UpstreamFailure.refused(ours());
        };
    }

    private static Failure ours() {
        return Failure.of(502, "upstream_error", "The model's provider could not answer.");
    }

    private static Failure callers(int status, JsonNode error) {
        String code = status == 404 ? "model_not_found" : error.path("code").asString("upstream_rejected");
        String message = error.path("message").asString("The model's provider did not accept the request.");
        Failure failure = Failure.of(status, code.isEmpty() ? "upstream_rejected" : code, shortened(message));
        String param = error.path("param").asString("");
        return param.isEmpty() ? failure : failure.withField(param);
    }

    private static Failure throttled(@Nullable String retryAfter) {
        Failure failure = Failure.of(429, "upstream_rate_limited", "The model's provider asks to slow down.");
        return failure.retryAfter(Duration.ofSeconds(seconds(retryAfter)));
    }

    private static long seconds(@Nullable String retryAfter) {
        if (retryAfter == null || !retryAfter.matches("[0-9]{1,18}")) {
            return 1;
        }
        return Math.clamp(Long.parseLong(retryAfter), 1, LONGEST_WAIT_SECONDS);
    }

    private JsonNode error(byte[] body) {
        try {
            return json.readTree(new String(body, StandardCharsets.UTF_8)).path("error");
        } catch (JacksonException notJson) {
            return json.missingNode();
        }
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }
}
