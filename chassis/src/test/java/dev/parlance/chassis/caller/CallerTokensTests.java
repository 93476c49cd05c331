package dev.parlance.chassis.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

/** Tests for {@link CallerTokens}. */
class CallerTokensTests {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static final String SECRET = "a secret of at least thirty-two characters";

    private final CallerTokens tokens = new CallerTokens(SECRET, at(NOW));

    private final Caller caller = new Caller(UUID.randomUUID(), UUID.randomUUID(), Set.of("chat", "knowledge"), "pro",
            "request-1");

    @Test
    void readsBackWhatItSigned() {
        assertThat(tokens.verify(tokens.sign(caller))).contains(caller);
    }

    @Test
    void readsBackCallerWithoutKeyAndScopes() {
        Caller person = new Caller(caller.account(), null, Set.of(), "free", "request-2");

        assertThat(tokens.verify(tokens.sign(person))).contains(person);
    }

    @Test
    void readsBackWhoIsSignedInAndWhatStandsInWebPages() {
        Caller person = new Caller(caller.account(), null, UUID.randomUUID(), false, Set.of("account"), "free", "r-3");
        Caller page = new Caller(caller.account(), UUID.randomUUID(), null, true, Set.of("chat"), "free", "r-4");

        assertThat(tokens.verify(tokens.sign(person))).contains(person);
        assertThat(tokens.verify(tokens.sign(page))).contains(page);
    }

    @Test
    void readsBackWhatTheAccountAllows() {
        Caller silent = allowing(false, true);
        Caller open = allowing(true, false);

        assertThat(tokens.verify(tokens.sign(silent))).contains(silent);
        assertThat(tokens.verify(tokens.sign(open))).contains(open);
    }

    private Caller allowing(boolean logging, boolean healing) {
        return new Caller(caller.account(), null, null, false, Set.of(), "free", "r-5", logging, healing);
    }

    @Test
    void refusesTokenOfAnotherSecret() {
        String foreign = new CallerTokens(SECRET + "!", at(NOW)).sign(caller);

        assertThat(tokens.verify(foreign)).isEmpty();
    }

    @Test
    void refusesTokenAfterItsLifetime() {
        CallerTokens later = new CallerTokens(SECRET, at(NOW.plus(CallerTokens.LIFETIME).plus(Duration.ofSeconds(1))));

        assertThat(later.verify(tokens.sign(caller))).isEmpty();
    }

    @Test
    void refusesTokenWithAnyCharacterChanged() {
        String token = tokens.sign(caller);

        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(tokens.verify(token.substring(0, at) + other + token.substring(at + 1))).isEmpty();
        }
    }

    @Test
    void refusesWhatIsNoToken() {
        assertThat(tokens.verify("")).isEmpty();
        assertThat(tokens.verify(".")).isEmpty();
        assertThat(tokens.verify("a.b.c")).isEmpty();
        assertThat(tokens.verify("äöü.***")).isEmpty();
    }

    @Test
    void demandsLongSecret() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CallerTokens("short", at(NOW)));
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
