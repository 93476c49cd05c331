package dev.parlance.account.attempts;

import java.time.Duration;
import java.util.Locale;

import reactor.core.publisher.Mono;

import dev.parlance.account.visitor.ClientAddress;
import dev.parlance.chassis.failure.Failure;

/**
 * Slows down whoever guesses, and lets the owner in all the same. Whether an e-mail address is anybody's makes no
 * difference, for nobody shall learn that here.
 *
 * <p>Three counts: for one address and one e-mail address together, for one address, and for one e-mail address. The first
 * two refuse. The third concerns the owner most, so it does not concern them: places they have signed in from are exempt,
 * and the first try of a new place only waits. All others then share one try a second.
 */
public final class SignInAttempts {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final int LONGEST_EMAIL = 254;

    private final Turns turns;

    SignInAttempts(Turns turns) {
        this.turns = turns;
    }

    /** Fails with 429 for a try made too early; otherwise counts it until it is said to have been good. */
    public Mono<Attempt> admit(String email, ClientAddress from) {
        Attempt attempt = attempt(email.strip().toLowerCase(Locale.ROOT), from);
        return turns.take(attempt.address()).map(SignInAttempts::admitted)
                .then(turns.take(attempt.pair())).map(SignInAttempts::admitted)
                .flatMap(pair -> turns.take(attempt.account()).flatMap(account -> place(email, from, pair, account)))
                .flatMap(pause -> pause.isZero() ? Mono.just(attempt) : Mono.delay(pause).thenReturn(attempt));
    }

    /** The password was right. */
    public Mono<Void> succeeded(Attempt attempt) {
        return turns.empty(attempt.pair()).then(turns.takeBack(attempt.address()))
                .then(turns.takeBack(attempt.account()));
    }

    /** The password was not looked at. */
    public Mono<Void> takeBack(Attempt attempt) {
        return turns.takeBack(attempt.pair()).then(turns.takeBack(attempt.address()))
                .then(turns.takeBack(attempt.account()));
    }

    /** How long a try has to wait because its e-mail address is tried from many places. */
    private Mono<Duration> place(String email, ClientAddress from, Turn pair, Turn account) {
        if (account.admitted() && account.level() <= Pace.ACCOUNT.free()) {
            return Mono.just(Duration.ZERO);
        }
        return turns.isKnown(email.strip(), from).map(known -> known ? Duration.ZERO : pause(pair, account));
    }

    private static Duration pause(Turn pair, Turn account) {
        boolean isFirst = pair.level() <= 1;
        if (!account.admitted() && !isFirst) {
            throw tooMany(account);
        }
        return PAUSE;
    }

    private static Turn admitted(Turn turn) {
        if (!turn.admitted()) {
            throw tooMany(turn);
        }
        return turn;
    }

    private static Failure tooMany(Turn turn) {
        long seconds = Math.max(1, turn.wait().plusMillis(999).toSeconds());
        return Failure.of(429, "too_many_attempts", "There were too many attempts to sign in. Try again in " + seconds
                + (seconds == 1 ? " second." : " seconds.")).retryAfter(Duration.ofSeconds(seconds));
    }

    private static Attempt attempt(String email, ClientAddress from) {
        String who = email.substring(0, Math.min(LONGEST_EMAIL, email.length()));
        return new Attempt(new Bucket(Pace.PAIR, from.text() + '\n' + who), new Bucket(Pace.ADDRESS, from.text()),
                new Bucket(Pace.ACCOUNT, who));
    }
}
