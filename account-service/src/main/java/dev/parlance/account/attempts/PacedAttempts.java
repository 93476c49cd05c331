package dev.parlance.account.attempts;

import java.time.Duration;

import reactor.core.publisher.Mono;

import dev.parlance.account.visitor.ClientAddress;
import dev.parlance.chassis.failure.Failure;

/**
 * {@link SignInAttempts} by three counts: for one place and one e-mail address together, for one place, and for one e-mail
 * address. The first two refuse. The third concerns the owner most, so it does not stop them: places they have signed in
 * from are exempt, and the first try of a new place only waits. All others then share one try a second.
 */
final class PacedAttempts implements SignInAttempts {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Turns turns;

    PacedAttempts(Turns turns) {
        this.turns = turns;
    }

    @Override
    public Mono<Attempt> admit(String email, ClientAddress from) {
        var attempt = new Attempt(email, from);
        return turns.take(attempt.address()).map(PacedAttempts::admitted)
                .then(turns.take(attempt.pair())).map(PacedAttempts::admitted)
                .flatMap(pair -> pause(attempt, pair))
                .flatMap(pause -> pause.isZero() ? Mono.just(attempt) : Mono.delay(pause).thenReturn(attempt));
    }

    @Override
    public Mono<Void> succeeded(Attempt attempt) {
        return turns.empty(attempt.pair()).then(turns.takeBack(attempt.address()))
                .then(turns.takeBack(attempt.account()));
    }

    @Override
    public Mono<Void> takeBack(Attempt attempt) {
        return turns.takeBack(attempt.pair()).then(turns.takeBack(attempt.address()))
                .then(turns.takeBack(attempt.account()));
    }

    /** How long a try has to wait because its e-mail address is tried from many places. */
    private Mono<Duration> pause(Attempt attempt, Turn pair) {
        return turns.take(attempt.account()).flatMap(account -> pause(attempt, pair, account));
    }

    private Mono<Duration> pause(Attempt attempt, Turn pair, Turn account) {
        if (account.admitted() && account.level() <= Pace.ACCOUNT.free()) {
            return Mono.just(Duration.ZERO);
        }
        return turns.isKnown(attempt).map(known -> known ? Duration.ZERO : pause(pair, account));
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
        long seconds = Math.max(1, turn.pause().plusMillis(999).toSeconds());
        return Failure.of(429, "too_many_attempts", "There were too many attempts to sign in. Try again in " + seconds
                + (seconds == 1 ? " second." : " seconds.")).retryAfter(Duration.ofSeconds(seconds));
    }
}
