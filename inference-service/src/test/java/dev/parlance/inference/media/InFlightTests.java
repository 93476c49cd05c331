package dev.parlance.inference.media;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/** How much of media is held at the same time. */
class InFlightTests {

    private final InFlight inFlight = new InFlight(10);

    @Test
    void refusesWhatThereIsNoRoomForUntilThereIs() {
        StepVerifier.create(inFlight.with(new byte[6], held -> inFlight.with(new byte[6], more -> Mono.just(1))))
                .verifyErrorSatisfies(thrown -> assertThat(thrown).hasMessageContaining("not available"));
        StepVerifier.create(inFlight.with(new byte[10], held -> Mono.just(1))).expectNext(1).verifyComplete();
    }

    @Test
    void givesBackWhatWasLeft() {
        inFlight.with(new byte[10], held -> Mono.never()).subscribe().dispose();

        StepVerifier.create(inFlight.with(new byte[10], held -> Mono.just(1))).expectNext(1).verifyComplete();
    }
}
