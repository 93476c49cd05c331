package dev.parlance.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import dev.parlance.chassis.failure.Failure;

class KeySnapshotTests {

    private static final KeyHash HASH = KeyHash.of("a key");

    private final FakeDirectory directory = new FakeDirectory();

    private final AtomicLong now = new AtomicLong();

    private final KeySnapshot keys = new KeySnapshot(directory, new AccessSettings(100, Duration.ofSeconds(60),
            Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofSeconds(1), Duration.ofMillis(50)), now::get);

    @Test
    void asksOnceForKeyInForce() {
        opens();
        passes(Duration.ofSeconds(59));
        opens();

        assertThat(directory.questions).hasValue(1);
    }

    @Test
    void asksAgainWhenItsKnowledgeIsOld() {
        opens();
        directory.answers((Grant) null);
        passes(Duration.ofSeconds(61));

        isUnknown();
    }

    @Test
    void asksAboutUnknownKeyAgainSoon() {
        directory.answers((Grant) null);
        isUnknown();
        isUnknown();
        directory.answers(FakeDirectory.GRANT);
        passes(Duration.ofSeconds(6));
        opens();

        assertThat(directory.questions).hasValue(2);
    }

    @Test
    void letsConcurrentCallersShareOneQuestion() {
        Sinks.One<Grant> later = Sinks.one();
        directory.answers(later.asMono());

        var first = keys.find(HASH).toFuture();
        var second = keys.find(HASH).toFuture();
        later.tryEmitValue(FakeDirectory.GRANT);

        assertThat(first).isCompletedWithValue(FakeDirectory.GRANT);
        assertThat(second).isCompletedWithValue(FakeDirectory.GRANT);
        assertThat(directory.questions).hasValue(1);
    }

    @Test
    void goesOnWithQuestionWhenTheFirstCallerLeaves() {
        Sinks.One<Grant> later = Sinks.one();
        directory.answers(later.asMono());

        keys.find(HASH).subscribe().dispose();
        var second = keys.find(HASH).toFuture();
        later.tryEmitValue(FakeDirectory.GRANT);

        assertThat(second).isCompletedWithValue(FakeDirectory.GRANT);
        assertThat(directory.questions).hasValue(1);
    }

    @Test
    void refusesRevokedKeyAtOnce() {
        opens();
        keys.revoke(FakeDirectory.KEY);

        isUnknown();
    }

    @Test
    void doesNotReviveRevokedKeyByAnAnswerUnderWay() {
        Sinks.One<Grant> later = Sinks.one();
        directory.answers(later.asMono());
        var running = keys.find(HASH).toFuture();

        keys.revoke(FakeDirectory.KEY);
        later.tryEmitValue(FakeDirectory.GRANT);

        assertThat(running).isCompletedWithValue(null);
        isUnknown();
    }

    @Test
    void letsKnownKeyGoOnForBoundedTimeWhileDirectoryIsAway() {
        opens();
        directory.isAway();
        passes(Duration.ofMinutes(14));
        opens();
        passes(Duration.ofMinutes(2));

        failsAsUnavailable();
    }

    @Test
    void doesNotAskAwayDirectoryForEveryRequest() {
        opens();
        directory.isAway();
        passes(Duration.ofSeconds(61));
        opens();
        opens();

        assertThat(directory.questions).hasValue(2);
    }

    @Test
    void keepsRevokedKeyRefusedWhileDirectoryIsAway() {
        opens();
        keys.revoke(FakeDirectory.KEY);
        directory.isAway();
        passes(Duration.ofSeconds(61));

        isUnknown();
    }

    @Test
    void cannotSayAboutNewKeyWhileDirectoryIsAway() {
        directory.isAway();

        failsAsUnavailable();
    }

    @Test
    void waitsForSlowDirectoryOnlySoLongButKeepsItsAnswer() {
        Sinks.One<Grant> later = Sinks.one();
        directory.answers(later.asMono());
        failsAsUnavailable();
        failsAsUnavailable();
        later.tryEmitValue(FakeDirectory.GRANT);
        opens();

        assertThat(directory.questions).hasValue(1);
    }

    @Test
    void letsKnownKeyGoOnWhileDirectoryIsSlow() {
        opens();
        directory.answers(Mono.never());
        passes(Duration.ofSeconds(61));

        opens();
    }

    @Test
    void recoversWithTheDirectory() {
        directory.isAway();
        failsAsUnavailable();
        directory.answers(FakeDirectory.GRANT);

        opens();
    }

    private void passes(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void opens() {
        StepVerifier.create(keys.find(HASH)).expectNext(FakeDirectory.GRANT).verifyComplete();
    }

    private void isUnknown() {
        StepVerifier.create(keys.find(HASH)).verifyComplete();
    }

    private void failsAsUnavailable() {
        StepVerifier.create(keys.find(HASH))
                .verifyErrorMatches(thrown -> thrown instanceof Failure failure && failure.status() == 503);
    }
}
