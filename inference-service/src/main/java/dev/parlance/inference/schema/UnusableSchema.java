package dev.parlance.inference.schema;

import java.util.Objects;

/** Nothing can be judged by this schema. */
public final class UnusableSchema extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableSchema(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }
}
