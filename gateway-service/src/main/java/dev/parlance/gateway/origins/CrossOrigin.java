package dev.parlance.gateway.origins;

import org.springframework.http.HttpHeaders;

/**
 * What browsers are told about reading answers across origins. Before it is known whose key a page uses, every page may
 * read the answer, because it can only be a refusal; cookies play no part anywhere.
 */
public final class CrossOrigin {

    private static final String EXPOSED = "X-Request-Id, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, "
            + "Retry-After, X-Conversation-Id, Idempotent-Replayed";

    private CrossOrigin() {
    }

    /** For every answer to a page, refusals among them. */
    public static void open(HttpHeaders request, HttpHeaders answer) {
        if (request.containsHeader(HttpHeaders.ORIGIN)) {
            answer.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            answer.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
            answer.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
    }

    /** From here on the answer is for this page and no other. */
    public static void narrow(HttpHeaders request, HttpHeaders answer) {
        String origin = request.getOrigin();
        if (origin != null) {
            answer.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
    }
}
