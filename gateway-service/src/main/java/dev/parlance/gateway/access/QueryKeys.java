package dev.parlance.gateway.access;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Takes keys out of the query before anything else sees the request, so that neither logs and metrics nor services ever
 * hold an address with a key in it. That happens everywhere; whether the key counts is for the route to say.
 */
final class QueryKeys implements HttpHandlerDecoratorFactory, Ordered {

    private static final int NAME = "api-key".length();

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public HttpHandler apply(HttpHandler next) {
        return (request, response) -> next.handle(scrubbed(request), response);
    }

    static ServerHttpRequest scrubbed(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        return query == null || !holdsKey(query) ? request : withoutKeys(request, query);
    }

    private static boolean holdsKey(String query) {
        for (int start = 0; start <= query.length(); start = end(query, start) + 1) {
            if (isKey(query, start)) {
                return true;
            }
        }
        return false;
    }

    private static int end(String query, int start) {
        int end = query.indexOf('&', start);
        return end < 0 ? query.length() : end;
    }

    /** Whether the parameter that starts here has one of the two names, in whatever writing. */
    private static boolean isKey(String query, int start) {
        int end = end(query, start);
        int equals = query.indexOf('=', start);
        int until = equals < 0 || equals > end ? end : equals;
        for (int place = start; place < until; place++) {
            if (query.charAt(place) == '%') {
                return isName(decoded(query.substring(start, until)), 0, -1);
            }
        }
        return isName(query, start, until);
    }

    private static boolean isName(String text, int start, int until) {
        int end = until < 0 ? text.length() : until;
        return end - start == NAME && text.regionMatches(true, start, "api", 0, 3)
                && (text.charAt(start + 3) == '-' || text.charAt(start + 3) == '_')
                && text.regionMatches(true, start + 4, "key", 0, 3);
    }

    private static ServerHttpRequest withoutKeys(ServerHttpRequest request, String query) {
        StringJoiner rest = new StringJoiner("&");
        List<KeysElsewhere.Parameter> keys = new ArrayList<>();
        for (int start = 0; start <= query.length(); start = end(query, start) + 1) {
            String parameter = query.substring(start, end(query, start));
            if (isKey(query, start)) {
                keys.add(parameter(parameter));
            } else {
                rest.add(parameter);
            }
        }
        return new ScrubbedRequest(request, replaced(request.getURI(), rest.toString()), List.copyOf(keys));
    }

    private static KeysElsewhere.Parameter parameter(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        return new KeysElsewhere.Parameter(decoded(name), equals < 0 ? "" : decoded(text.substring(equals + 1)));
    }

    private static URI replaced(URI address, String query) {
        String text = address.toString();
        String before = text.substring(0, text.indexOf('?'));
        return URI.create(query.isEmpty() ? before : before + "?" + query);
    }

    /** What is no proper escape stays as it is, and can be no key. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
