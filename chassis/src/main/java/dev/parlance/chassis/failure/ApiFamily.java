package dev.parlance.chassis.failure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.web.server.ServerWebExchange;

/** The families of published APIs, told apart by how they word a failure. */
public enum ApiFamily {

    /** {@code /v1/**}: an error object. */
    OPENAI {
        @Override
        public Map<String, Object> body(Failure failure, String requestId) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("message", failure.text());
            error.put("type", type(failure.status()));
            error.put("param", failure.field());
            error.put("code", failure.code());
            return Map.of("error", error);
        }
    },

    /** {@code /v1/messages}: an object that says it is an error, with another that says of which kind. */
    MESSAGES {
        @Override
        public Map<String, Object> body(Failure failure, String requestId) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("type", messagesType(failure.status()));
            error.put("message", failure.text());
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("type", "error");
            body.put("error", error);
            body.put("request_id", requestId);
            return body;
        }
    },

    /** The app routes: as all others, and a flag of success. */
    APP {
        @Override
        public Map<String, Object> body(Failure failure, String requestId) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("success", false);
            body.putAll(COMMON.body(failure, requestId));
            return body;
        }
    },

    /** Every other {@code /api/**} route: the text itself, with code, details and request id beside it. */
    COMMON {
        @Override
        public Map<String, Object> body(Failure failure, String requestId) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("error", failure.text());
            body.put("code", failure.code());
            body.put("details", failure.details().isEmpty() ? null : failure.details());
            body.put("request_id", requestId);
            return body;
        }
    };

    private static final String ATTRIBUTE = ApiFamily.class.getName();

    /** What a failure looks like, to be written as JSON. */
    public abstract Map<String, Object> body(Failure failure, String requestId);

    /** The family of the request: what a handler has settled on, else what the path and the credential's place say. */
    public static ApiFamily of(ServerWebExchange exchange) {
        ApiFamily settled = exchange.getAttribute(ATTRIBUTE);
        if (settled != null) {
            return settled;
        }
        return of(exchange.getRequest().getPath().value(),
                exchange.getRequest().getHeaders().containsHeader("X-API-Key"));
    }

    /**
     * The family of an address.
     *
     * @param supportKey whether a key stands where callers of the support API put it
     */
    public static ApiFamily of(String path, boolean supportKey) {
        if (path.equals("/v1/messages") || path.startsWith("/v1/messages/")) {
            return MESSAGES;
        }
        if (path.equals("/v1") || path.startsWith("/v1/") || path.equals("/api/v1/chat/completions")) {
            return OPENAI;
        }
        boolean sharedChat = path.equals("/api/v1/chat");
        boolean app = path.equals("/api/v1/usage") || path.equals("/api/v1/sessions")
                || path.startsWith("/api/v1/sessions/") || sharedChat && !supportKey;
        return app ? APP : COMMON;
    }

    /** For the one route two families share: its handler knows after reading the body. */
    public void settle(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    private static String messagesType(int status) {
        return switch (status) {
            case 402 -> "billing_error";
            case 413 -> "request_too_large";
            case 503 -> "overloaded_error";
            case 504 -> "timeout_error";
            default -> status < 500 ? type(status) : "api_error";
        };
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "insufficient_quota";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 429 -> "rate_limit_error";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }
}
