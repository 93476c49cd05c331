package dev.parlance.chassis.failure;

import java.net.ConnectException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;

/** Turns what libraries throw into a {@link Failure}; what nobody expected becomes a 500 that tells nothing. */
final class Failures {

    private Failures() {
    }

    static Failure from(Throwable thrown) {
        return switch (thrown) {
            case Failure failure -> failure;
            case WebExchangeBindException invalid -> binding(invalid);
            case MissingRequestValueException missing -> Failure.missing(missing.getName());
            case ServerWebInputException input -> input(input);
            case MethodNotAllowedException verb -> Failure.of(405, "method_not_allowed",
                    "This address does not answer " + verb.getHttpMethod() + ".");
            case UnsupportedMediaTypeStatusException type -> Failure.unsupportedType("unsupported_media_type",
                    "The content type is not supported here.");
            case ResponseStatusException status -> status(status);
            case DataBufferLimitException tooLarge -> bodyTooLarge();
            case DecodingException decoding -> malformed(decoding);
            case WebClientRequestException neighbour -> Failure.unavailable("service");
            default -> isOutage(thrown) ? Failure.unavailable("storage") : unexpected();
        };
    }

    static boolean isUnexpected(Failure failure) {
        return failure.status() == 500;
    }

    private static boolean isOutage(Throwable thrown) {
        return thrown instanceof R2dbcException || thrown instanceof DataAccessResourceFailureException
                || thrown instanceof TransientDataAccessException || thrown instanceof CannotCreateTransactionException
                || thrown instanceof TimeoutException || thrown instanceof ConnectException
                || thrown instanceof UncategorizedDataAccessException && isPassing(thrown.getCause());
    }

    /** Such as transactions that waited for each other: the same request may well succeed a moment later. */
    private static boolean isPassing(@Nullable Throwable cause) {
        return cause instanceof R2dbcTransientException || cause instanceof R2dbcNonTransientResourceException;
    }

    private static Failure binding(WebExchangeBindException invalid) {
        var error = invalid.getFieldError();
        if (error == null) {
            return Failure.badRequest("invalid_request", "The request is not valid.");
        }
        String reason = error.getDefaultMessage();
        return Failure.invalid(error.getField(), "The field '" + error.getField() + "' is not valid"
                + (reason == null ? "." : ": " + reason + "."));
    }

    private static Failure input(ServerWebInputException input) {
        Throwable cause = input.getCause();
        if (cause instanceof DataBufferLimitException
                || input.getMostSpecificCause() instanceof DataBufferLimitException) {
            return bodyTooLarge();
        }
        if (cause instanceof DecodingException decoding) {
            return malformed(decoding);
        }
        String reason = input.getReason();
        return Failure.badRequest("invalid_request", reason == null ? "The request is not valid." : reason);
    }

    private static Failure malformed(DecodingException decoding) {
        if (decoding.getCause() instanceof JacksonException value && isAboutAValue(value)) {
            String name = field(value);
            return Failure.invalid(name, "The field '" + name + "' has a value of the wrong kind.");
        }
        if (decoding.getCause() instanceof JacksonException json && json.getLocation() != null) {
            return Failure.badRequest("malformed_json", "The body is not valid JSON (line "
                    + json.getLocation().getLineNr() + ", column " + json.getLocation().getColumnNr() + ").");
        }
        return Failure.badRequest("malformed_body", "The body could not be read.");
    }

    /** Rather than about how JSON is written. */
    private static boolean isAboutAValue(JacksonException thrown) {
        return (thrown instanceof DatabindException || thrown instanceof InputCoercionException)
                && !thrown.getPath().isEmpty();
    }

    /** Of a value inside a list, the name of the list. */
    private static String field(JacksonException thrown) {
        return thrown.getPath().reversed().stream().map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull).findFirst().orElse("body");
    }

    private static Failure status(ResponseStatusException thrown) {
        int status = thrown.getStatusCode().value();
        return switch (status) {
            case 404 -> Failure.of(404, "not_found", "There is nothing at this address.");
            case 413 -> bodyTooLarge();
            case 503 -> Failure.unavailable("service");
            case 504 -> Failure.of(504, "timeout", "The answer took too long.");
            default -> status < 500 ? Failure.of(status, "invalid_request", "The request is not valid.") : unexpected();
        };
    }

    private static Failure bodyTooLarge() {
        return Failure.tooLarge("body_too_large", "The body is larger than this address accepts.");
    }

    private static Failure unexpected() {
        return Failure.of(500, "internal_error", "Something went wrong on our side.").withDetails(Map.of());
    }
}
