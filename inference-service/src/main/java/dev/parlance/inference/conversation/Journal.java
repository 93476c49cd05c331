package dev.parlance.inference.conversation;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import dev.parlance.inference.stream.Answer;

/**
 * Writes down how turns ended, apart from the requests they belong to: a caller who leaves takes the request along, but not
 * the record of it. A write that fails is tried again for a while. Stopping waits for what is under way.
 */
@Component
public final class Journal implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    private static final int MOST_UNDER_WAY = 2_000;

    private static final Retry AGAIN = Retry.backoff(6, Duration.ofMillis(500)).maxBackoff(Duration.ofSeconds(10));

    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(5);

    private final Conversations conversations;

    private final AtomicInteger underWay = new AtomicInteger();

    private volatile boolean running;

    public Journal(Conversations conversations) {
        this.conversations = conversations;
    }

    /**
     * Begins to write at once, whether or not anybody waits for the result, which never is a failure: it completes when the
     * turn is written or given up.
     */
    public Mono<Void> conclude(Turn turn, Answer answer, Outcome outcome) {
        if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
            underWay.decrementAndGet();
            log.error("The end of turn {} is not written, too many are waiting for the database", turn.id());
            return Mono.empty();
        }
        return Mono.fromFuture(written(turn, answer, outcome).toFuture(), true);
    }

    private Mono<Void> written(Turn turn, Answer answer, Outcome outcome) {
        return conversations.conclude(turn, answer, outcome)
                .retryWhen(AGAIN)
                .doOnError(failure -> log.error("The end of turn {} is not written", turn.id(), failure))
                .onErrorComplete()
                .doFinally(end -> underWay.decrementAndGet());
    }

    /** Stops after the web server, whose last answers still have to be written. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        stop(() -> {
        });
    }

    @Override
    public void stop(Runnable callback) {
        running = false;
        Mono.delay(Duration.ofMillis(20)).repeat(() -> underWay.get() > 0).then()
                .timeout(UNTIL_STOPPED).onErrorComplete()
                .subscribe(null, null, callback);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
