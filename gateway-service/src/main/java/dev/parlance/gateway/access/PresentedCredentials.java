package dev.parlance.gateway.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.parlance.chassis.failure.Failure;

/** Collects a credential from every place it may stand in. */
final class PresentedCredentials {

    static final String KEY_HEADER = "X-API-Key";

    private static final String BEARER = "Bearer";

    private static final String BASIC = "Basic";

    private PresentedCredentials() {
    }

    /**
     * The one credential of a request; the same one several times counts as one.
     *
     * @param elsewhere those that did not stand in a header
     * @throws Failure 400 where two differ
     */
    static @Nullable String in(HttpHeaders headers, List<String> elsewhere) {
        String found = null;
        for (String value : values(headers, HttpHeaders.AUTHORIZATION)) {
            found = joined(found, authorization(value.strip()));
        }
        for (String value : values(headers, KEY_HEADER)) {
            found = joined(found, value.strip());
        }
        for (String value : elsewhere) {
            found = joined(found, value);
        }
        return found;
    }

    private static List<String> values(HttpHeaders headers, String name) {
        List<String> values = headers.get(name);
        return values == null ? List.of() : values;
    }

    private static @Nullable String joined(@Nullable String found, String more) {
        if (more.isEmpty()) {
            return found;
        }
        if (found != null && !found.equals(more)) {
            throw Refusals.conflicting();
        }
        return more;
    }

    /** {@code Bearer <credential>}, {@code Basic} with the key as password, or the key without a scheme. */
    private static String authorization(String value) {
        int space = value.indexOf(' ');
        if (space < 0) {
            return BEARER.equalsIgnoreCase(value) || BASIC.equalsIgnoreCase(value) ? "" : value;
        }
        if (isScheme(BEARER, value, space)) {
            return value.substring(space + 1).strip();
        }
        return isScheme(BASIC, value, space) ? password(value, value.substring(space + 1).strip()) : value;
    }

    private static boolean isScheme(String scheme, String value, int space) {
        return space == scheme.length() && value.regionMatches(true, 0, scheme, 0, space);
    }

    /** What cannot be decoded stays the header it is, and can be no key. */
    private static String password(String header, String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException malformed) {
            return header;
        }
    }
}
