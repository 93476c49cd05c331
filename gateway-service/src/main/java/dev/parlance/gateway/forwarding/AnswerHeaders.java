package dev.parlance.gateway.forwarding;

import java.util.Locale;
import java.util.Set;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** The headers a client gets from a service: all but those the gateway sets, and those of the connection between them. */
final class AnswerHeaders implements HttpHeadersFilter {

    private static final Set<String> KEPT_BACK = Set.of("x-request-id", "connection", "keep-alive", "transfer-encoding",
            "upgrade", "trailer", "server", "x-content-type-options", "referrer-policy", "strict-transport-security");

    /** Marks a request whose answer nobody may keep, whatever its service says. */
    private static final String NOT_TO_BE_KEPT = AnswerHeaders.class.getName();

    static void forbidKeeping(ServerWebExchange exchange) {
        exchange.getAttributes().put(NOT_TO_BE_KEPT, true);
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders answered, ServerWebExchange exchange) {
        answered.headerNames().removeIf(AnswerHeaders::isKeptBack);
        if (answered.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            caching(answered, exchange);
        }
        return answered;
    }

    private static void caching(HttpHeaders answered, ServerWebExchange exchange) {
        HttpHeaders ours = exchange.getResponse().getHeaders();
        (exchange.getAttributes().containsKey(NOT_TO_BE_KEPT) ? answered : ours).remove(HttpHeaders.CACHE_CONTROL);
    }

    private static boolean isKeptBack(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return KEPT_BACK.contains(lower) || lower.startsWith("x-parlance-")
                || lower.startsWith("access-control-");
    }
}
