package dev.parlance.gateway.forwarding;

import java.util.Locale;
import java.util.Set;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** The headers a client gets from a service: all but those the gateway sets, and those of the connection between them. */
final class AnswerHeaders implements HttpHeadersFilter {

    private static final Set<String> KEPT_BACK = Set.of("x-request-id", "connection", "keep-alive", "transfer-encoding",
            "upgrade", "trailer", "server");

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders answered, ServerWebExchange exchange) {
        answered.headerNames().removeIf(AnswerHeaders::isKeptBack);
        if (answered.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            exchange.getResponse().getHeaders().remove(HttpHeaders.CACHE_CONTROL);
        }
        return answered;
    }

    private static boolean isKeptBack(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return KEPT_BACK.contains(lower) || lower.startsWith("x-parlance-");
    }
}
