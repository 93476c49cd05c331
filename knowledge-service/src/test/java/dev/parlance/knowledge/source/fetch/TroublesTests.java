package dev.parlance.knowledge.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for {@link Troubles}. */
class TroublesTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T09:26:53Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({"408, true", "425, true", "429, true", "500, true", "503, true", "400, false", "401, false",
            "403, false", "404, false", "410, false", "304, false"})
    void knowsWhatMayBeBetterLater(int status, boolean again) {
        assertThat(Troubles.of(status, null).again()).isEqualTo(again);
        assertThat(Troubles.of(status, null).reason()).contains(Integer.toString(status)).endsWith(".");
    }

    @Test
    void tellsWhatWentWrongOnTheWay() {
        assertThat(Troubles.of(new IllegalStateException(new UnknownHostException("x"))).reason()).contains("name");
        assertThat(Troubles.of(new TimeoutException()).reason()).contains("in time");
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "'Sat, 14 Mar 2026 09:27:53 GMT', 60"})
    void readsHowLongToWait(String header, long seconds) {
        assertThat(Troubles.wait(header, CLOCK)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "99999999999", "Sat, 14 Mar 2020 09:27:53 GMT"})
    void passesOverWhatIsNoTime(String header) {
        assertThat(Troubles.wait(header, CLOCK)).isNull();
    }
}
