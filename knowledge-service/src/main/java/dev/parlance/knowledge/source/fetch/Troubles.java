package dev.parlance.knowledge.source.fetch;

import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.egress.AddressNotOpen;
import dev.parlance.knowledge.source.fetch.Fetched.Failed;

/** Words for what goes wrong between us and a server. */
final class Troubles {

    private static final int TOO_EARLY = 425;

    private Troubles() {
    }

    /** What it means that the answer has this status, which is none of success. */
    static Failed of(int status, @Nullable Duration wait) {
        return switch (status) {
            case 401, 403, 407 -> Failed.forGood(status, "The server does not let us read this page (%d)."
                    .formatted(status));
            case 404, 410 -> Failed.forGood(status, "There is no such page (%d).".formatted(status));
            case 408, TOO_EARLY, 429 -> Failed.forNow(status,
                    "The server wants to be asked later (%d).".formatted(status), wait);
            default -> status >= 500
                    ? Failed.forNow(status, "The server has an error (%d).".formatted(status), wait)
                    : Failed.forGood(status, "The server refuses the request (%d).".formatted(status));
        };
    }

    static Failed of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case AddressNotOpen closed -> {
                    return Failed.forGood(0, "The address lies in a private network, which is not open to requests.");
                }
                case UnknownHostException unknown -> {
                    return Failed.forNow(0, "The name of the server is not known.", null);
                }
                case TimeoutException late -> {
                    return late();
                }
                case SSLException insecure -> {
                    return Failed.forGood(0, "No secure connection to the server could be made.");
                }
                default -> {
                }
            }
        }
        return thrown.getClass().getSimpleName().contains("Timeout")
                ? late()
                : Failed.forNow(0, "The server could not be reached, or the connection broke off.", null);
    }

    /** What a server says of when to come back: seconds, or a date. */
    static @Nullable Duration wait(@Nullable String header, Clock clock) {
        if (header == null) {
            return null;
        }
        if (header.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            ZonedDateTime then = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), then.toInstant());
            return wait.isNegative() ? null : wait;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Failed late() {
        return Failed.forNow(0, "The server did not answer in time.", null);
    }
}
