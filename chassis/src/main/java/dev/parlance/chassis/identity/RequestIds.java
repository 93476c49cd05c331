package dev.parlance.chassis.identity;

import org.springframework.web.server.ServerWebExchange;

/** The id under which a request appears in answers, logs and events. */
public final class RequestIds {

    /** Sent with every answer, and from the gateway to the services. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestIds.class.getName();

    private static final int LONGEST = 64;

    private RequestIds() {
    }

    public static String of(ServerWebExchange exchange) {
        return (String) exchange.getAttributes().computeIfAbsent(ATTRIBUTE, absent -> taken(exchange));
    }

    private static String taken(ServerWebExchange exchange) {
        String sent = exchange.getRequest().getHeaders().getFirst(HEADER);
        return sent != null && isPlain(sent) ? sent : Ids.next().toString();
    }

    /** Anything else could forge log lines or break out of a signed field. */
    private static boolean isPlain(String id) {
        return !id.isEmpty() && id.length() <= LONGEST
                && id.chars()
                        .allMatch(c -> c == '-' || c == '_' || c == '.' || c < 128 && Character.isLetterOrDigit(c));
    }
}
