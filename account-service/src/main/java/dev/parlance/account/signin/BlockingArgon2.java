package dev.parlance.account.signin;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import dev.parlance.chassis.failure.Failure;

/**
 * Argon2id on threads of its own: a hash is tens of milliseconds of one processor and 19 MiB of memory, so few run at
 * once, some wait, and the rest are asked to come back.
 */
final class BlockingArgon2 implements PasswordHashes, Disposable {

    /** Whoever waited longer than this has given up; nothing is hashed for them any more. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int SALT_BYTES = 16;

    private static final int HASH_BYTES = 32;

    private static final int LANES = 1;

    private static final int MEMORY_KIB = 19 * 1024;

    private static final int PASSES = 2;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB,
            PASSES);

    private final Scheduler scheduler;

    private final String nobodys;

    /**
     * @param threads how many hashes are worked on at once
     * @param waiting how many more may wait
     */
    BlockingArgon2(int threads, int waiting) {
        var pool = new ThreadPoolExecutor(threads, threads, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting),
                Thread.ofPlatform().daemon().name("argon2-", 1).factory());
        pool.allowCoreThreadTimeOut(true);
        this.scheduler = Schedulers.fromExecutorService(pool);
        this.nobodys = encode(new Password("the password of nobody"));
    }

    @Override
    public Mono<String> hash(Password password) {
        return off(() -> encode(password));
    }

    @Override
    public Mono<Boolean> matches(Password password, @Nullable String hash) {
        String expected = hash == null ? nobodys : hash;
        return off(() -> encoder.matches(password.text(), expected)).map(same -> same && hash != null);
    }

    private <T> Mono<T> off(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(scheduler)
                .timeout(PATIENCE, Mono.error(() -> Failure.unavailable("sign-in")))
                .onErrorMap(RejectedExecutionException.class, full -> Failure.unavailable("sign-in"));
    }

    private String encode(Password password) {
        String hash = encoder.encode(password.text());
        if (hash == null) {
            throw new IllegalStateException("Only an absent password has no hash");
        }
        return hash;
    }

    @Override
    public void dispose() {
        scheduler.dispose();
    }
}
