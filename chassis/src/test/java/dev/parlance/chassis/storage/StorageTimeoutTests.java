package dev.parlance.chassis.storage;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link StorageTimeout}. */
class StorageTimeoutTests {

    @Test
    void answersWithinTwoSecondsForASilentServer() {
        StepVerifier.withVirtualTime(() -> Mono.never().as(StorageTimeout::guard))
                .thenAwait(Duration.ofSeconds(2))
                .verifyErrorSatisfies(thrown -> assertThat(((Failure) thrown).status()).isEqualTo(503));
    }

    @Test
    void letsGoOfWhatItNoLongerWaitsFor() {
        TestPublisher<String> silent = TestPublisher.create();

        StepVerifier.withVirtualTime(() -> silent.mono().as(StorageTimeout::guard))
                .thenAwait(Duration.ofSeconds(2)).verifyError();

        silent.assertCancelled();
    }

    @Test
    void staysOutOfTheWayOtherwise() {
        StepVerifier.create(Mono.just("row").as(StorageTimeout::guard)).expectNext("row").verifyComplete();
    }

    @Test
    void waitsAsLongAsTheClientTakesToSend() {
        StepVerifier.withVirtualTime(() -> StorageTimeout.guardAround(sentWithin(Duration.ofMinutes(3)), Flux::count))
                .thenAwait(Duration.ofMinutes(3)).expectNext(3L).verifyComplete();
    }

    @Test
    void answersWithinTwoSecondsWhenTheServerFallsSilentBeforeTheContentIsAskedFor() {
        StepVerifier.withVirtualTime(() -> StorageTimeout.guardAround(Flux.just("a"), content -> Mono.never()))
                .thenAwait(Duration.ofSeconds(2)).verifyError(Failure.class);
    }

    @Test
    void answersWithinTwoSecondsWhenTheServerFallsSilentAfterTheContent() {
        StepVerifier.withVirtualTime(() -> StorageTimeout.guardAround(sentWithin(Duration.ofMinutes(2)),
                content -> content.then(Mono.never())))
                .expectSubscription().expectNoEvent(Duration.ofMinutes(2))
                .thenAwait(Duration.ofSeconds(2)).verifyError(Failure.class);
    }

    /** To be called inside of virtual time only. */
    private static Flux<String> sentWithin(Duration time) {
        return Flux.just("a", "b", "c").delayElements(time.dividedBy(3));
    }
}
