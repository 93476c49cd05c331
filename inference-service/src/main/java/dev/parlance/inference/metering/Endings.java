package dev.parlance.inference.metering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * How calls ended, on its way to account-service: those of a moment go together, and go again until they have arrived. Never
 * more than was reserved can wait here.
 */
final class Endings {

    private static final Logger log = LoggerFactory.getLogger(Endings.class);

    private static final Duration MOMENT = Duration.ofMillis(25);

    /** Where many end in a moment they cost the less the more of them go together. */
    private static final Duration BUSY_MOMENT = Duration.ofMillis(75);

    private static final int MANY = 30;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final int MOST_AT_ONCE = 500;

    private final Ledger ledger;

    private final Scheduler scheduler;

    private final Queue<Settlement> calls = new ConcurrentLinkedQueue<>();

    private final Queue<Slot> unused = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean sending = new AtomicBoolean();

    /** How many calls went together the last time. */
    private volatile int lately;

    Endings(Ledger ledger, Scheduler scheduler) {
        this.ledger = ledger;
        this.scheduler = scheduler;
    }

    void add(Settlement call) {
        calls.add(call);
        sendSoon();
    }

    void giveBack(List<Slot> slots) {
        if (!slots.isEmpty()) {
            unused.addAll(slots);
            sendSoon();
        }
    }

    boolean isEmpty() {
        return !sending.get() && calls.isEmpty() && unused.isEmpty();
    }

    private void sendSoon() {
        if (sending.compareAndSet(false, true)) {
            Mono.delay(moment(), scheduler).then(Mono.defer(this::send))
                    .subscribe(sent -> {
                    }, this::lost, this::sent);
        }
    }

    private Duration moment() {
        if (lately >= MOST_AT_ONCE) {
            return Duration.ZERO;
        }
        return lately >= MANY ? BUSY_MOMENT : MOMENT;
    }

    private Mono<Void> send() {
        List<Settlement> ended = drained(calls);
        List<Slot> returned = drained(unused);
        lately = ended.size();
        return Mono.defer(() -> ledger.settle(ended, returned))
                .doOnError(away -> log.warn("{} calls wait to be settled: {}", ended.size(), away.getMessage()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE).maxBackoff(LONGEST_PAUSE).scheduler(scheduler));
    }

    private void sent() {
        sending.set(false);
        if (!calls.isEmpty() || !unused.isEmpty()) {
            sendSoon();
        }
    }

    private void lost(Throwable failure) {
        log.error("The settling of calls has ended", failure);
        sent();
    }

    private static <T> List<T> drained(Queue<T> queue) {
        List<T> drained = new ArrayList<>();
        while (drained.size() < MOST_AT_ONCE) {
            T next = queue.poll();
            if (next == null) {
                break;
            }
            drained.add(next);
        }
        return drained;
    }
}
