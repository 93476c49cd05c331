package dev.parlance.inference.hook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;

/** By what accounts are known. */
class ProofsTests {

    private static final UUID ACCOUNT = new UUID(1, 1);

    private static final int CHEAP = 4;

    private final AtomicInteger asked = new AtomicInteger();

    private final BlockingBcrypt bcrypt = new BlockingBcrypt(CHEAP);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private final Clock clock = new Clock() {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final Proofs proofs = new Proofs(account -> Mono.fromSupplier(() -> "salt-" + asked.incrementAndGet()),
            bcrypt, clock);

    @AfterEach
    void stop() {
        bcrypt.dispose();
    }

    private Proof proof() {
        Proof proof = proofs.of(ACCOUNT).block(Duration.ofSeconds(5));
        assertThat(proof).isNotNull();
        return proof;
    }

    @Test
    void areHashesOfTheSalt() {
        Proof proof = proof();

        assertThat(proof.nonce()).startsWith("$2a$");
        assertThat(new BCryptPasswordEncoder().matches("salt-1", proof.nonce())).isTrue();
        assertThat(proof).hasToString("Proof[hidden]");
    }

    @Test
    void areRememberedForAMinute() {
        Proof first = proof();
        assertThat(proof()).isEqualTo(first);

        now = now.plusSeconds(61);
        assertThat(proof()).isNotEqualTo(first);
    }

    @Test
    void areMadeOnceForAllWhoAskAtTheSameTime() {
        Mono.zip(proofs.of(ACCOUNT), proofs.of(ACCOUNT), proofs.of(ACCOUNT)).block(Duration.ofSeconds(5));

        assertThat(asked).hasValue(1);
    }

    @Test
    void areForgottenWithTheSalt() {
        proof();
        proofs.forget(new UUID(2, 2));
        assertThat(proof().salt()).isEqualTo("salt-1");

        proofs.forget(ACCOUNT);
        assertThat(proof().salt()).isEqualTo("salt-2");
    }

    @Test
    void doNotRememberFailures() {
        AtomicInteger tries = new AtomicInteger();
        Proofs shaky = new Proofs(account -> tries.incrementAndGet() == 1
                ? Mono.error(Failure.unavailable("account service"))
                : Mono.just("salt"), bcrypt, clock);

        StepVerifier.create(shaky.of(ACCOUNT)).expectError(Failure.class).verify(Duration.ofSeconds(5));
        StepVerifier.create(shaky.of(ACCOUNT)).expectNextCount(1).expectComplete().verify(Duration.ofSeconds(5));
    }
}
