package dev.parlance.account.signin;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link BlockingArgon2}. */
class BlockingArgon2Tests {

    private static final Password PASSWORD = new Password("correct horse battery staple");

    private final BlockingArgon2 hashes = new BlockingArgon2(1, 2);

    @AfterEach
    void stop() {
        hashes.dispose();
    }

    @Test
    void saysHowItHashed() {
        StepVerifier.create(hashes.hash(PASSWORD))
                .assertNext(hash -> assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$"))
                .verifyComplete();
    }

    @Test
    void saltsEveryHash() {
        StepVerifier.create(hashes.hash(PASSWORD).zipWhen(first -> hashes.hash(PASSWORD)))
                .assertNext(both -> assertThat(both.getT1()).isNotEqualTo(both.getT2()))
                .verifyComplete();
    }

    @Test
    void knowsThePasswordAgainAndNoOther() {
        StepVerifier.create(hashes.hash(PASSWORD).flatMapMany(hash -> Flux.concat(hashes.matches(PASSWORD, hash),
                hashes.matches(new Password("correct horse battery stapler"), hash))))
                .expectNext(true, false)
                .verifyComplete();
    }

    @Test
    void comparesTheWholeOfALongPassword() {
        String same = "p".repeat(100);

        StepVerifier.create(hashes.hash(new Password(same + "1"))
                .flatMap(hash -> hashes.matches(new Password(same + "2"), hash)))
                .expectNext(false)
                .verifyComplete();
    }

    @Test
    void findsNobodysPasswordWrongWhateverItIs() {
        StepVerifier.create(hashes.matches(new Password("the password of nobody"), null))
                .expectNext(false)
                .verifyComplete();
    }

    @Test
    void asksToComeBackWhenMoreWaitThanMay() {
        StepVerifier.create(Flux.range(0, 20).flatMap(each -> refusal(), 20).collectList())
                .assertNext(refusals -> assertThat(refusals).hasSize(17)
                        .allMatch(failure -> failure.status() == 503)
                        .allMatch(failure -> Duration.ofSeconds(2).equals(failure.retryAfter())))
                .verifyComplete();
    }

    private Mono<Failure> refusal() {
        return hashes.hash(PASSWORD).then().cast(Failure.class).onErrorResume(Failure.class, Mono::just);
    }

    @Test
    void worksOnThreadsOfItsOwn() {
        StepVerifier.create(hashes.hash(PASSWORD).map(hash -> Thread.currentThread().getName()))
                .assertNext(thread -> assertThat(thread).startsWith("argon2-"))
                .verifyComplete();
    }
}
