package dev.parlance.chassis.storage;

import java.time.Duration;

import org.junit.jupiter.api.Test;

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
}
