package dev.parlance.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.parlance.gateway.limits.Count.Reading;

/** Tests for {@link CountedAhead}. */
class CountedAheadTests {

    private static final long END = Duration.ofSeconds(30).toNanos();

    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final CountedAhead ahead = new CountedAhead(0);

    private int used;

    @Test
    void countsTheFirstByItself() {
        assertThat(ahead.take(0)).isNull();
        assertThat(ahead.wanted(0)).isEqualTo(1);
    }

    @Test
    void countsTheMoreAheadTheFasterTheyCome() {
        assertThat(List.of(counted(0, 10_000), counted(1, 10_000), counted(2, 10_000), counted(3, 10_000)))
                .containsExactly(1, 2, 4, 8);
    }

    @Test
    void countsNobodyAheadWhoComesNowAndThen() {
        assertThat(List.of(counted(0, 10_000), counted(60, 10_000), counted(120, 10_000))).containsExactly(1, 1, 1);
    }

    @Test
    void countsNoMoreThanAShareOfWhatIsLeft() {
        counted(0, 300);
        counted(1, 300);

        assertThat(counted(2, 300)).isEqualTo(4);
        assertThat(counted(3, 300)).isEqualTo(4);
    }

    @Test
    void countsEveryOneByItselfNearTheEnd() {
        counted(0, 100);
        counted(1, 100);

        assertThat(counted(2, 100)).isEqualTo(1);
    }

    @Test
    void tellsWhatIsLeftAfterEachOfThem() {
        counted(0, 10_000);
        ahead.wanted(MILLI);
        ahead.fill(new Count(2, windows(10_000, 3)), 2);

        Reading second = ahead.take(2 * MILLI);

        assertThat(second.remaining()).isEqualTo(10_000 - 3);
        assertThat(ahead.take(2 * MILLI)).isNull();
    }

    @Test
    void letsOnlyOneAskAhead() {
        counted(0, 10_000);

        assertThat(ahead.wanted(MILLI)).isEqualTo(2);
        assertThat(ahead.wanted(MILLI)).isEqualTo(1);
        ahead.fail(2);
        assertThat(ahead.wanted(2 * MILLI)).isGreaterThan(1);
    }

    @Test
    void takesNothingOverIntoAnotherWindow() {
        counted(0, 10_000);
        ahead.wanted(MILLI);
        ahead.fill(new Count(2, windows(10_000, 3)), 2);

        assertThat(ahead.take(END)).isNull();
        assertThat(ahead.giveUp(END)).isEqualTo(1);
    }

    @Test
    void givesUpWhatNobodyComesFor() {
        counted(0, 10_000);
        ahead.wanted(MILLI);
        ahead.fill(new Count(2, windows(10_000, 3)), 2);

        assertThat(ahead.giveUp(100 * MILLI)).isZero();
        assertThat(ahead.giveUp(300 * MILLI)).isEqualTo(1);
        assertThat(ahead.take(300 * MILLI)).isNull();
    }

    /** How many were counted when all that had been counted before are used up. */
    private int counted(int milli, int limit) {
        long now = milli * MILLI;
        while (ahead.take(now) != null) {
            used++;
        }
        int wanted = ahead.wanted(now);
        ahead.fill(new Count(wanted, windows(limit, used + wanted)), wanted);
        used++;
        return wanted;
    }

    private static List<Reading> windows(int limit, int used) {
        return List.of(new Reading(new Quota("ai", Window.MINUTE, limit), used, END, 60));
    }
}
