package dev.parlance.inference.hook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import reactor.core.publisher.Mono;

/**
 * The proofs of all accounts. One is remembered for a minute, for making it takes a quarter of a second of one processor, and
 * forgotten as soon as it is heard that the salt is another one.
 */
public final class Proofs {

    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private static final int MOST = 10_000;

    private final Salts salts;

    private final BlockingBcrypt bcrypt;

    private final Clock clock;

    private final Map<UUID, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Remembered> eldest) {
            return size() > MOST;
        }
    };

    Proofs(Salts salts, BlockingBcrypt bcrypt, Clock clock) {
        this.salts = salts;
        this.bcrypt = bcrypt;
        this.clock = clock;
    }

    private record Remembered(Mono<Proof> proof, Instant until) {}

    /** However many ask at the same time, it is made once. */
    Mono<Proof> of(UUID account) {
        return Mono.defer(() -> known(account));
    }

    /** The account has another salt. */
    public synchronized void forget(UUID account) {
        remembered.remove(account);
    }

    /** News may have been missed. */
    public synchronized void forgetAll() {
        remembered.clear();
    }

    private synchronized Mono<Proof> known(UUID account) {
        Remembered known = remembered.get(account);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.proof();
        }
        Mono<Proof> made = salts.get(account).flatMap(this::made).doOnError(failed -> forget(account)).cache();
        remembered.put(account, new Remembered(made, clock.instant().plus(GOOD_FOR)));
        return made;
    }

    private Mono<Proof> made(String salt) {
        return bcrypt.hash(salt).map(nonce -> new Proof(salt, nonce));
    }
}
