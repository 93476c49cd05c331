package dev.parlance.gateway.origins;

import java.util.Collection;
import java.util.stream.Collectors;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * Answers a browser that asks before it sends. It shows no key, so the answer depends on the path alone; the request
 * that follows is checked against the list of its key.
 */
public final class Preflight {

    private static final String ACCEPTED = "Authorization, X-API-Key, Content-Type, X-Project-Id, Idempotency-Key";

    private static final String MAX_AGE = "600";

    private Preflight() {
    }

    /** Tells which verbs the address answers, and, to a page, that it may use them. */
    public static void answer(ServerHttpRequest request, ServerHttpResponse response, Collection<HttpMethod> verbs) {
        response.setStatusCode(HttpStatus.NO_CONTENT);
        HttpHeaders headers = response.getHeaders();
        String allowed = verbs.stream().map(HttpMethod::name).collect(Collectors.joining(", "));
        headers.set(HttpHeaders.ALLOW, allowed);
        String origin = request.getHeaders().getOrigin();
        if (origin != null && request.getHeaders().containsHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) {
            permit(headers, origin, allowed);
        }
    }

    /** A page that can be on no list is given no hope. */
    private static void permit(HttpHeaders headers, String origin, String allowed) {
        headers.remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
        headers.remove(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS);
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        if (WebOrigin.isWrittenByBrowsers(origin)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, allowed);
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ACCEPTED);
            headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, MAX_AGE);
        }
    }
}
