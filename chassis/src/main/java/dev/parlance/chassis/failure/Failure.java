package dev.parlance.chassis.failure;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Everything that goes wrong in a request and is meant to be told: a status, a stable code, a sentence. It carries no
 * stack trace, because it is an answer and not an accident.
 */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private final String code;

    private final @Nullable String field;

    private final transient Map<String, Object> details;

    private final @Nullable Duration retryAfter;

    private Failure(int status, String code, String message, @Nullable String field, Map<String, Object> details,
            @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
        this.details = details;
        this.retryAfter = retryAfter;
    }

    public static Failure of(int status, String code, String message) {
        return new Failure(status, code, message, null, Map.of(), null);
    }

    /** 400 for a field of the request; its name is part of the answer. */
    public static Failure invalid(String field, String message) {
        return new Failure(400, "invalid_field", message, field, Map.of("field", field), null);
    }

    /** 400 for a field that has to be there. */
    public static Failure missing(String field) {
        return new Failure(400, "missing_field", "The field '" + field + "' is required.", field,
                Map.of("field", field), null);
    }

    public static Failure badRequest(String code, String message) {
        return of(400, code, message);
    }

    public static Failure unauthorized(String code, String message) {
        return of(401, code, message);
    }

    public static Failure forbidden(String code, String message) {
        return of(403, code, message);
    }

    /** 404, the same words for what never was, was deleted and belongs to somebody else. */
    public static Failure notFound(String what) {
        return of(404, "not_found", "There is no such " + what + ".");
    }

    public static Failure conflict(String code, String message) {
        return of(409, code, message);
    }

    public static Failure tooLarge(String code, String message) {
        return of(413, code, message);
    }

    public static Failure unsupportedType(String code, String message) {
        return of(415, code, message);
    }

    /** 503 for a part of the system that is away and expected back. */
    public static Failure unavailable(String what) {
        return new Failure(503, "unavailable", "The " + what + " is not available right now. Try again shortly.", null,
                Map.of(), Duration.ofSeconds(2));
    }

    public Failure withDetails(Map<String, Object> more) {
        return new Failure(status, code, text(), field, Map.copyOf(more), retryAfter);
    }

    /** The same, about a field of the request. */
    public Failure withField(String name) {
        return new Failure(status, code, text(), name, Map.of("field", name), retryAfter);
    }

    public Failure retryAfter(Duration wait) {
        return new Failure(status, code, text(), field, details, wait);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String text() {
        String message = getMessage();
        return message == null ? code : message;
    }

    public @Nullable String field() {
        return field;
    }

    public Map<String, Object> details() {
        return details;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
