package dev.parlance.inference.hook;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder.BCryptVersion;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import dev.parlance.chassis.failure.Failure;

/** Bcrypt on a thread of its own: one hash is a quarter of a second of one processor. */
final class BlockingBcrypt implements Disposable {

    /** The cost that receivers know. */
    private static final int COST = 12;

    private static final int WAITING = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BCryptPasswordEncoder encoder;

    private final Scheduler scheduler;

    BlockingBcrypt() {
        this(COST);
    }

    BlockingBcrypt(int cost) {
        var pool = new ThreadPoolExecutor(1, 1, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("bcrypt").factory());
        pool.allowCoreThreadTimeOut(true);
        this.encoder = new BCryptPasswordEncoder(BCryptVersion.$2A, cost);
        this.scheduler = Schedulers.fromExecutorService(pool);
    }

    Mono<String> hash(String salt) {
        return Mono.fromCallable(() -> Objects.requireNonNull(encoder.encode(salt))).subscribeOn(scheduler)
                .timeout(PATIENCE, Mono.error(() -> Failure.unavailable("signing of calls")))
                .onErrorMap(RejectedExecutionException.class, full -> Failure.unavailable("signing of calls"));
    }

    @Override
    public void dispose() {
        scheduler.dispose();
    }
}
