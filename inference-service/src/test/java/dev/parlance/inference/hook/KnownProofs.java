package dev.parlance.inference.hook;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;

import static java.util.Objects.requireNonNull;

/** Proofs of salts that are other ones each time they are asked for. */
public final class KnownProofs {

    private static final int CHEAP = 4;

    private final AtomicInteger asked = new AtomicInteger();

    public final Proofs proofs = new Proofs(account -> Mono.fromSupplier(() -> "salt-" + asked.incrementAndGet()),
            new BlockingBcrypt(CHEAP), Clock.systemUTC());

    /** By which salt an account is known. */
    public String salt(UUID account) {
        return requireNonNull(proofs.of(account).block(Duration.ofSeconds(5))).salt();
    }
}
