package dev.parlance.gateway.peers;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Reads what proxies write about those before them: the client first, and every proxy whom it heard from at the end. */
final class Hops {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final String FORWARDED = "Forwarded";

    private static final String FOR = "for=";

    private Hops() {
    }

    static List<String> forwardedFor(HttpHeaders headers) {
        return elements(headers, FORWARDED_FOR);
    }

    /** The {@code for} of every element; an element without one is a hop nobody can follow. */
    static List<String> forwarded(HttpHeaders headers) {
        return elements(headers, FORWARDED).stream().map(Hops::client).toList();
    }

    private static List<String> elements(HttpHeaders headers, String name) {
        List<String> values = headers.get(name);
        return values == null ? List.of() : Arrays.asList(String.join(",", values).split(",", -1));
    }

    private static String client(String element) {
        return Arrays.stream(element.split(";")).map(String::strip)
                .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith(FOR)).findFirst()
                .map(pair -> pair.substring(FOR.length()).replace("\"", "")).orElse("");
    }

    /** Also with a port behind it, and in brackets; null for anything else. */
    static @Nullable InetAddress address(String hop) {
        String text = hop.strip();
        try {
            return InetAddress.ofLiteral(bare(text));
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static String bare(String text) {
        if (text.startsWith("[")) {
            return text.substring(1, Math.max(1, text.indexOf(']')));
        }
        int colon = text.indexOf(':');
        boolean hasPort = colon >= 0 && colon == text.lastIndexOf(':');
        return hasPort ? text.substring(0, colon) : text;
    }
}
