package dev.parlance.account.usage;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests for {@link Period}. */
class PeriodTests {

    private static final Instant NOW = Instant.parse("2026-03-14T09:26:53Z");

    @Test
    void isTheCurrentMonthUnlessSomethingElseIsAsked() {
        assertThat(Period.ofDays(null, null, NOW)).isEqualTo(period("2026-03-01T00:00:00Z", "2026-03-15T00:00:00Z"));
    }

    @Test
    void includesItsLastDay() {
        assertThat(Period.ofDays("2024-02-29", "2024-02-29", NOW))
                .isEqualTo(period("2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"));
    }

    @Test
    void beginsWithTheMonthOfALastDayAlone() {
        assertThat(Period.ofDays(null, "2025-12-05", NOW))
                .isEqualTo(period("2025-12-01T00:00:00Z", "2025-12-06T00:00:00Z"));
    }

    @Test
    void mayLieInTheFuture() {
        assertThat(Period.ofDays("2027-01-01", null, NOW))
                .isEqualTo(period("2027-01-01T00:00:00Z", "2027-01-02T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-30,2026-03-01,start_date", "today,2026-03-01,start_date", "2026-03-01T00:00:00Z,,start_date",
            "+999999999-12-31,,start_date", "2026-03-02,2026-03-01,end_date", "2024-01-01,2025-12-31,end_date",
            "2026-03-01,2026-13-01,end_date", "'',,start_date"})
    void namesTheDayThatCannotBe(String first, String last, String field) {
        Failure failure = catchThrowableOfType(Failure.class, () -> Period.ofDays(first, last, NOW));

        assertThat(failure.field()).isEqualTo(field);
        assertThat(failure.status()).isEqualTo(400);
    }

    @Test
    void widensMomentsToWholeHours() {
        assertThat(Period.between("2026-03-14T09:26:53+02:00", "2026-03-14T08:00:00.000001Z", NOW))
                .isEqualTo(period("2026-03-14T07:00:00Z", "2026-03-14T09:00:00Z"));
        assertThat(Period.between("2026-03-13", "2026-03-14", NOW))
                .isEqualTo(period("2026-03-13T00:00:00Z", "2026-03-14T00:00:00Z"));
    }

    @Test
    void coversThirtyDaysWithoutMoments() {
        assertThat(Period.between(null, null, NOW)).isEqualTo(period("2026-02-12T09:00:00Z", "2026-03-14T10:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"yesterday,,timeStart", "2026-03-14T25:00:00Z,,timeStart", "2026-03-14,2026-03-13,timeEnd",
            "2026-03-14T09:26:53,,timeStart", "2024-01-01,2026-01-01,timeEnd", "2026-03-14,x,timeEnd",
            "2026-02-30,,timeStart"})
    void namesTheMomentThatCannotBe(String start, String end, String field) {
        Failure failure = catchThrowableOfType(Failure.class, () -> Period.between(start, end, NOW));

        assertThat(failure.field()).isEqualTo(field);
    }

    private static Period period(String from, String until) {
        return new Period(Instant.parse(from), Instant.parse(until));
    }
}
