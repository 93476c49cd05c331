package dev.parlance.gateway.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.parlance.chassis.failure.Failure;

/** Collects a credential from every header it may stand in. */
final class PresentedCredentials {

    static final String KEY_HEADER = "X-API-Key";

    private PresentedCredentials() {
    }

    /**
     * The one credential of a request; the same one several times counts as one.
     *
     * @throws Failure 400 where two differ
     */
    static @Nullable String in(HttpHeaders headers) {
        String found = null;
        for (String value : headers.getOrEmpty(HttpHeaders.AUTHORIZATION)) {
            found = joined(found, authorization(value.strip()));
        }
        for (String value : headers.getOrEmpty(KEY_HEADER)) {
            found = joined(found, value.strip());
        }
        return found;
    }

    private static @Nullable String joined(@Nullable String found, String more) {
        if (more.isEmpty()) {
            return found;
        }
        if (found != null && !found.equals(more)) {
            throw Failure.badRequest("conflicting_credentials", "The request carries two different credentials.");
        }
        return more;
    }

    /** {@code Bearer <credential>}, {@code Basic} with the key as password, or the key without a scheme. */
    private static String authorization(String value) {
        int space = value.indexOf(' ');
        if (space < 0) {
            return List.of("bearer", "basic").contains(value.toLowerCase(Locale.ROOT)) ? "" : value;
        }
        String rest = value.substring(space + 1).strip();
        if (value.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return rest;
        }
        return value.regionMatches(true, 0, "Basic ", 0, 6) ? password(rest) : value;
    }

    private static String password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException malformed) {
            return encoded;
        }
    }
}
