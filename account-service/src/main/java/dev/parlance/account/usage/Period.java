package dev.parlance.account.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;

/**
 * Whole hours, at most a year of them.
 *
 * @param from the beginning of the first hour
 * @param until the end of the last one
 */
record Period(Instant from, Instant until) {

    private static final Duration LONGEST = Duration.ofDays(366);

    private static final Duration USUAL = Duration.ofDays(30);

    /** Where years have four digits and every calendar agrees. */
    private static final String DATE = "[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}";

    /**
     * Whole days by UTC, the last one included; without a first day from the beginning of its month, without a last one
     * until today.
     */
    static Period ofDays(@Nullable String firstDay, @Nullable String lastDay, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate given = firstDay == null ? null : date("start_date", firstDay);
        LocalDate last = lastDay == null ? later(today, given) : date("end_date", lastDay);
        LocalDate first = given == null ? last.withDayOfMonth(1) : given;
        return checked(startOf(first), startOf(last.plusDays(1)), "end_date");
    }

    /** Between two moments, each a date or a time, widened to whole hours; without them the last thirty days. */
    static Period between(@Nullable String start, @Nullable String end, Instant now) {
        Instant until = end == null ? now : moment("timeEnd", end);
        Instant from = start == null ? until.minus(USUAL) : moment("timeStart", start);
        return checked(from.truncatedTo(ChronoUnit.HOURS),
                until.plus(Duration.ofHours(1).minusNanos(1)).truncatedTo(ChronoUnit.HOURS), "timeEnd");
    }

    private static Period checked(Instant from, Instant until, String field) {
        if (!until.isAfter(from)) {
            throw Failure.invalid(field, "The field '" + field + "' lies before the start.");
        }
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw Failure.invalid(field, "The field '" + field + "' lies more than a year after the start.");
        }
        return new Period(from, until);
    }

    private static LocalDate date(String field, String text) {
        try {
            if (text.matches(DATE)) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException noDay) {
            throw Failure.invalid(field, "The field '" + field + "' names a day that does not exist.");
        }
        throw Failure.invalid(field, "The field '" + field + "' takes a date such as 2026-03-14.");
    }

    private static Instant moment(String field, String text) {
        try {
            if (text.matches(DATE)) {
                return startOf(date(field, text));
            }
            if (text.matches(DATE + "T.*")) {
                return OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeParseException noTime) {
            throw notAMoment(field);
        }
        throw notAMoment(field);
    }

    private static Failure notAMoment(String field) {
        return Failure.invalid(field,
                "The field '" + field + "' takes a date or a time such as 2026-03-14T09:26:53Z.");
    }

    private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
