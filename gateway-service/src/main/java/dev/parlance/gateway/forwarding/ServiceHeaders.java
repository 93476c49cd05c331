package dev.parlance.gateway.forwarding;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.support.Netty4HeadersAdapter;
import org.springframework.web.server.ServerWebExchange;

import io.netty.handler.codec.http.DefaultHttpHeaders;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.identity.RequestIds;
import dev.parlance.chassis.telemetry.Trace;

import dev.parlance.gateway.peers.ClientAddresses;

/**
 * The headers a service gets: who calls, under which request id, as part of which trace, and what the client said about its content. Credentials,
 * what only concerns one connection, and what pretends to come from a proxy or from inside stay here.
 */
final class ServiceHeaders implements HttpHeadersFilter {

    /** Where a request keeps the caller, signed. */
    static final String CALLER = ServiceHeaders.class.getName();

    /** Tells a service from where the client calls. */
    private static final String CLIENT = "X-Parlance-Client-Address";

    private static final String INSIDE = "x-parlance-";

    private static final Set<String> KEPT_BACK = Set.of("authorization", "x-api-key", "cookie", "x-request-id",
            "connection", "keep-alive", "proxy-connection", "proxy-authorization", "te", "trailer", "transfer-encoding",
            "upgrade", "expect", "host", "forwarded", "x-real-ip", "referer",
            "http2-settings");

    private final ClientAddresses clients;

    ServiceHeaders(ClientAddresses clients) {
        this.clients = clients;
    }

    @Override
    public HttpHeaders filter(HttpHeaders sent, ServerWebExchange exchange) {
        HttpHeaders passed = new HttpHeaders(new Netty4HeadersAdapter(new DefaultHttpHeaders()));
        List<String> connection = sent.getConnection();
        sent.forEach((name, values) -> {
            if (isPassed(name) && (connection.isEmpty() || !names(connection, name))) {
                passed.put(name, values);
            }
        });
        passed.set(RequestIds.HEADER, RequestIds.of(exchange));
        passed.set(CallerTokens.HEADER, exchange.getRequiredAttribute(CALLER));
        trace(passed, Trace.of(exchange));
        passed.set(CLIENT, clients.of(exchange).getHostAddress());
        return passed;
    }

    /** What the client sent of it is replaced by what was understood of it. */
    private static void trace(HttpHeaders passed, Trace trace) {
        passed.set(Trace.PARENT, trace.parent());
        if (trace.state().isEmpty()) {
            passed.remove(Trace.STATE);
        } else {
            passed.set(Trace.STATE, trace.state());
        }
    }

    private static boolean isPassed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !KEPT_BACK.contains(lower) && !lower.startsWith(INSIDE) && !lower.startsWith("x-forwarded-");
    }

    private static boolean names(List<String> connection, String name) {
        return connection.stream().anyMatch(name::equalsIgnoreCase);
    }
}
