package dev.parlance.knowledge.ingestion;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import reactor.test.StepVerifier;

/** Tests for {@link Bell}. */
class BellTests {

    private static final Duration LONG = Duration.ofHours(1);

    private final Bell bell = new Bell();

    @Test
    void wakesOneWhoWaits() {
        StepVerifier.create(bell.rung(LONG)).then(bell::ring).expectComplete().verify(Duration.ofSeconds(5));
    }

    @Test
    void isHeardByOneWhoComesLater() {
        bell.ring();
        bell.ring();
        StepVerifier.create(bell.rung(LONG)).expectComplete().verify(Duration.ofSeconds(5));
    }

    @Test
    void isHeardOnce() {
        bell.ring();
        StepVerifier.create(bell.rung(LONG)).expectComplete().verify(Duration.ofSeconds(5));
        StepVerifier.withVirtualTime(() -> bell.rung(LONG)).expectSubscription().expectNoEvent(LONG.minusSeconds(1))
                .thenAwait(Duration.ofSeconds(1)).verifyComplete();
    }
}
