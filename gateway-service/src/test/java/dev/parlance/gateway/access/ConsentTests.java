package dev.parlance.gateway.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.parlance.chassis.caller.Caller;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether what a caller says may be written down. */
class ConsentTests {

    private static final AccessSettings SETTINGS = new AccessSettings(100, Duration.ofSeconds(60),
            Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofSeconds(1),
            Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final FakeDirectory directory = new FakeDirectory();

    private final KeySnapshot keys = new KeySnapshot(directory, SETTINGS, new Hearing(), System::nanoTime);

    private final KnownKey key = keys.key(KeyHash.of("a key".getBytes(StandardCharsets.US_ASCII)));

    @Test
    void isWhatTheAccountSays() {
        directory.answers(Grants.allowing(false, true));

        assertThat(caller().allowConversationsLogging()).isFalse();
        assertThat(caller().automaticJsonHealing()).isTrue();
    }

    @Test
    void isAskedForAnewWhenTheAccountHasDecided() {
        directory.answers(Grants.allowing(true, false));
        assertThat(caller().allowConversationsLogging()).isTrue();

        directory.answers(Grants.allowing(false, false));
        keys.isChanged(Grants.ACCOUNT);

        assertThat(caller().allowConversationsLogging()).isFalse();
    }

    @Test
    void isNotPresumedWhileNobodyCanSayWhatTheAccountHasDecided() {
        directory.answers(Grants.allowing(true, true));
        caller();

        keys.isChanged(Grants.ACCOUNT);
        directory.isAway();

        assertThat(caller().allowConversationsLogging()).isFalse();
        assertThat(caller().automaticJsonHealing()).isTrue();
    }

    private Caller caller() {
        return keys.find(key).map(known -> Pass.ofKey(key, known, "r-1").caller()).toFuture().join();
    }
}
