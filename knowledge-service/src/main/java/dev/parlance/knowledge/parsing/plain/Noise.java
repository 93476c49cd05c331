package dev.parlance.knowledge.parsing.plain;

import java.util.regex.Pattern;

/** Tells what machines write for machines: hashes, long random ids, encoded bytes, time stamps in seconds, storage addresses. */
final class Noise {

    private static final Pattern HASH = Pattern
            .compile("(?i)[0-9a-f]{16,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\\d{17,}");

    private static final Pattern TOKEN = Pattern.compile("(?=.*\\d)(?=.*\\p{Lu})(?=.*\\p{Ll})[\\w+/=-]{24,}");

    private static final Pattern ENCODED = Pattern.compile("(?s)data:[^,]{0,80},.*|[A-Za-z0-9+/=\\r\\n]{200,}");

    private static final Pattern SECONDS = Pattern.compile("1\\d{9}(?:\\d{3})?(?:\\.\\d+)?");

    private static final Pattern MOMENT = Pattern
            .compile("(?i).*(?:date|time|stamp|created|modified|updated|expires|at)$");

    private static final Pattern STORAGE = Pattern.compile("(?i)(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*://.*");

    private Noise() {
    }

    static boolean isNoise(String name, String value) {
        return HASH.matcher(value).matches() || TOKEN.matcher(value).matches() || ENCODED.matcher(value).matches()
                || STORAGE.matcher(value).matches()
                || (SECONDS.matcher(value).matches() && MOMENT.matcher(name).matches());
    }
}
