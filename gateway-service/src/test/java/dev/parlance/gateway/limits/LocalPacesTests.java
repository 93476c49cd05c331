package dev.parlance.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class LocalPacesTests {

    private static final Pace PACE = new Pace(3, 60);

    private final AtomicLong now = new AtomicLong();

    private final LocalPaces paces = new LocalPaces(100, now::get);

    @Test
    void letAsManyPassAtOnceAsTheBurst() {
        assertThat(take().remaining()).isEqualTo(2);
        assertThat(take().remaining()).isEqualTo(1);
        assertThat(take().remaining()).isZero();

        Verdict refused = take();
        assertThat(refused.passes()).isFalse();
        assertThat(refused.retryAfter()).isOne();
        assertThat(refused.reset()).isEqualTo(3);
    }

    @Test
    void letOnePassInEachStepAfterwards() {
        exhaust();
        passes(Duration.ofMillis(999));
        assertThat(take().passes()).isFalse();

        passes(Duration.ofMillis(1));
        assertThat(take().passes()).isTrue();
        assertThat(take().passes()).isFalse();
    }

    @Test
    void forgetWhoeverHasCaughtUp() {
        exhaust();
        passes(Duration.ofSeconds(3));

        assertThat(take().remaining()).isEqualTo(2);
    }

    @Test
    void doNotMindWhoAsksWhetherTheyWouldPass() {
        assertThat(paces.refusal("a", PACE)).isNull();
        exhaust();

        assertThat(paces.refusal("a", PACE)).isNotNull();
        assertThat(paces.refusal("b", PACE)).isNull();
    }

    @Test
    void takeOverWhatAllKnowTogether() {
        paces.learn("a", Duration.ofSeconds(3).toNanos());

        assertThat(take().passes()).isFalse();
    }

    private Verdict take() {
        return paces.take("a", PACE);
    }

    private void exhaust() {
        for (int turn = 0; turn < 3; turn++) {
            take();
        }
    }

    private void passes(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
