package dev.parlance.chassis.failure;

import org.jspecify.annotations.Nullable;

/** Fields of a request that have to be there; where they are not, its 400 names them. */
public final class Required {

    private Required() {
    }

    /** @throws Failure for a value that is absent */
    public static <T> T value(String field, @Nullable T value) {
        if (value == null) {
            throw Failure.missing(field);
        }
        return value;
    }

    /** @throws Failure for a text that is absent or holds nothing but white space */
    public static String text(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Failure.missing(field);
        }
        return text;
    }
}
