package dev.parlance.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import dev.parlance.chassis.failure.Failure;

class KeySnapshotTests {

    private static final AccessSettings SETTINGS = new AccessSettings(100, Duration.ofSeconds(60),
            Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofSeconds(1),
            Duration.ofMillis(50), Duration.ofSeconds(1));

    private final FakeDirectory directory = new FakeDirectory();

    private final AtomicLong now = new AtomicLong(7);

    private final Hearing hearing = new Hearing();

    private final KeySnapshot keys = new KeySnapshot(directory, SETTINGS, hearing, now::get);

    private final KnownKey key = keys.key(KeyHash.of("a key".getBytes(StandardCharsets.US_ASCII)));

    KeySnapshotTests() {
        hearing.isUpToDate(true);
    }

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

        var first = keys.find(key).toFuture();
        var second = keys.find(key).toFuture();
        later.tryEmitValue(FakeDirectory.GRANT);

        assertThat(first.join().grant()).isEqualTo(FakeDirectory.GRANT);
        assertThat(second.join().grant()).isEqualTo(FakeDirectory.GRANT);
        assertThat(directory.questions).hasValue(1);
    }

    @Test
    void goesOnWithQuestionWhenTheFirstCallerLeaves() {
        Sinks.One<Grant> later = Sinks.one();
        directory.answers(later.asMono());

        keys.find(key).subscribe().dispose();
        var second = keys.find(key).toFuture();
        later.tryEmitValue(FakeDirectory.GRANT);

        assertThat(second.join().grant()).isEqualTo(FakeDirectory.GRANT);
        assertThat(directory.questions).hasValue(1);
    }

    @Test
    void refusesRevokedKeyAtOnceWithoutAQuestion() {
        opens();
        keys.isRevoked(Grants.KEY);
        isUnknown();
        assertThat(directory.questions).hasValue(1);
    }

    @Test
    void believesTheNewsRatherThanLaterAnswers() {
        opens();
        keys.isRevoked(Grants.KEY);
        keys.mayHaveMissedNews();
        passes(Duration.ofMinutes(11));
        isUnknown();
    }

    @Test
    void learnsWhatIsLeftOfNarrowedKeyAtOnce() {
        opens();
        keys.isNarrowed(Grants.KEY);
        directory.answers(Grants.secret("knowledge"));
        StepVerifier.create(keys.find(key)).expectNextMatches(told -> told.grant().scopes().contains("knowledge"))
                .verifyComplete();
    }

    @Test
    void doesNotTrustAnAnswerThatWasAskedForBeforeTheRevocation() {
        Sinks.One<Grant> later = Sinks.one();
        directory.answers(later.asMono());
        var running = keys.find(key).toFuture();
        keys.isRevoked(Grants.KEY);
        directory.answers((Grant) null);
        later.tryEmitValue(FakeDirectory.GRANT);
        assertThat(running).isCompletedWithValue(null);
        isUnknown();
    }

    @Test
    void asksAboutAllKeysOfAnAccountThatChanged() {
        opens();
        keys.isChanged(Grants.ACCOUNT);
        opens();
        opens();
        assertThat(directory.questions).hasValue(2);
    }

    @Test
    void letsKeyOfChangedAccountGoOnWhileDirectoryIsAway() {
        opens();
        keys.isChanged(Grants.ACCOUNT);
        directory.isAway();
        opens();
    }

    @Test
    void asksAboutEverythingAgainWhenNewsMayHaveBeenMissed() {
        opens();
        keys.mayHaveMissedNews();
        opens();
        opens();
        assertThat(directory.questions).hasValue(2);
    }

    @Test
    void asksEveryOtherSecondWhileItHearsNothing() {
        hearing.isUpToDate(false);
        opens();
        passes(Duration.ofMillis(1_900));
        opens();
        assertThat(directory.questions).hasValue(1);
        passes(Duration.ofMillis(100));
        directory.answers((Grant) null);
        isUnknown();
    }

    @Test
    void doubtsWhatItLearntWhileItHeardAsSoonAsItHearsNothing() {
        opens();
        passes(Duration.ofSeconds(30));
        opens();
        hearing.isUpToDate(false);
        directory.answers((Grant) null);
        isUnknown();
    }

    @Test
    void letsKnownKeyGoOnForBoundedTimeWhileDirectoryIsAway() {
        opens();
        directory.isAway();
        passes(Duration.ofMinutes(9));
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
        keys.isRevoked(Grants.KEY);
        directory.isAway();
        isUnknown();
    }

    @Test
    void doesNotLetNarrowedKeyGoOnAsBeforeWhileDirectoryIsAway() {
        opens();
        keys.isNarrowed(Grants.KEY);
        directory.isAway();
        failsAsUnavailable();
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
        StepVerifier.create(keys.find(key).map(Knowledge::grant)).expectNext(FakeDirectory.GRANT).verifyComplete();
    }

    private void isUnknown() {
        StepVerifier.create(keys.find(key)).verifyComplete();
    }

    private void failsAsUnavailable() {
        StepVerifier.create(keys.find(key))
                .verifyErrorMatches(thrown -> thrown instanceof Failure failure && failure.status() == 503);
    }
}
