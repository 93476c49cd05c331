package dev.parlance.gateway.idempotency;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * One sending of a request, and what becomes of it when its client leaves. A request that has been heard out is run to its
 * end; any other ends with its client, because the rest of it will never come.
 */
final class Attempt {

    private static final Logger log = LoggerFactory.getLogger(Attempt.class);

    /** Nobody would ever end what is asked for without an end. */
    private static final long LONGEST_ALONE_MINUTES = 10;

    private final Fingerprint fingerprint;

    private final BooleanSupplier mayGoOn;

    private final AtomicReference<State> state = new AtomicReference<>(State.ASKING);

    private final Disposable.Swap limit = Disposables.swap();

    /** @param mayGoOn asked when the client has left */
    Attempt(Fingerprint fingerprint, BooleanSupplier mayGoOn) {
        this.fingerprint = fingerprint;
        this.mayGoOn = mayGoOn;
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    /** Whether the client is still there to have its request run; from now on it runs. */
    boolean begins() {
        return state.compareAndSet(State.ASKING, State.RUNNING);
    }

    /** Emits what the work does, to a client that is there. */
    <T> Mono<T> detached(Mono<T> work) {
        return Mono.create(client -> start(work, client));
    }

    private <T> void start(Mono<T> work, MonoSink<T> client) {
        Disposable running = work.doFinally(end -> limit.dispose()).subscribe(client::success,
                failure -> failed(failure, client), client::success);
        client.onCancel(() -> leave(running));
    }

    private void leave(Disposable running) {
        if (state.getAndSet(State.LEFT) == State.ASKING) {
            return;
        }
        if (!fingerprint.isWhole() || !mayGoOn.getAsBoolean()) {
            running.dispose();
            return;
        }
        limit.update(Schedulers.parallel().schedule(running::dispose, LONGEST_ALONE_MINUTES, TimeUnit.MINUTES));
    }

    private void failed(Throwable failure, MonoSink<?> client) {
        if (state.get() == State.LEFT) {
            log.debug("Nobody waits any more for what has failed: {}", failure.toString());
            return;
        }
        client.error(failure);
    }

    private enum State {
        ASKING, RUNNING, LEFT
    }
}
