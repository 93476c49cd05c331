package dev.parlance.gateway.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import dev.parlance.chassis.failure.Failure;

/**
 * Asks one thing at a time, however many come: while one statement is under way, all who arrive wait together and go with
 * the next. A question alone costs one statement, a crowd little more; in a rush a moment passes between two statements, so
 * that there is a crowd. When a statement fails, those who wait fail with it,
 * because they would only wait as long again; so nobody waits longer than one statement may take.
 */
final class Funnel<Q, A> {

    private static final int MOST_AT_ONCE = 512;

    private static final long MOMENT_MILLIS = 1;

    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final Function<List<Q>, Mono<List<A>>> statement;

    private final int capacity;

    private final Queue<Waiting<Q, A>> queue = new ConcurrentLinkedQueue<>();

    private final AtomicInteger length = new AtomicInteger();

    private final AtomicBoolean asking = new AtomicBoolean();

    private final Scheduler time;

    /** When the statement under way began and when the one before it did, in milliseconds. */
    private volatile long began = LONG_AGO;

    private volatile long before;

    /**
     * @param statement answers several questions, in their order
     * @param capacity how many may wait
     */
    Funnel(Function<List<Q>, Mono<List<A>>> statement, int capacity) {
        this(statement, capacity, Schedulers.parallel());
    }

    /** @param time whose clock counts, and on which moments pass */
    Funnel(Function<List<Q>, Mono<List<A>>> statement, int capacity, Scheduler time) {
        this.statement = statement;
        this.capacity = capacity;
        this.time = time;
    }

    /** Fails with 503 where too many wait. The question of somebody who leaves before its turn is not asked. */
    Mono<A> ask(Q question) {
        return Mono.create(sink -> enter(new Waiting<>(question, sink)));
    }

    private void enter(Waiting<Q, A> waiting) {
        if (length.incrementAndGet() > capacity) {
            length.decrementAndGet();
            waiting.sink.error(Failure.unavailable("storage"));
            return;
        }
        waiting.sink.onCancel(waiting::leave);
        queue.add(waiting);
        proceed();
    }

    private void proceed() {
        while (!queue.isEmpty() && asking.compareAndSet(false, true)) {
            List<Waiting<Q, A>> batch = take();
            if (!batch.isEmpty()) {
                ask(batch);
                return;
            }
            asking.set(false);
        }
    }

    private List<Waiting<Q, A>> take() {
        List<Waiting<Q, A>> batch = new ArrayList<>();
        while (batch.size() < MOST_AT_ONCE) {
            Waiting<Q, A> next = poll();
            if (next == null) {
                break;
            }
            if (!next.left) {
                batch.add(next);
            }
        }
        return batch;
    }

    private @Nullable Waiting<Q, A> poll() {
        Waiting<Q, A> next = queue.poll();
        if (next != null) {
            length.decrementAndGet();
        }
        return next;
    }

    private void ask(List<Waiting<Q, A>> batch) {
        before = began;
        began = time.now(TimeUnit.MILLISECONDS);
        List<Q> questions = batch.stream().map(waiting -> waiting.question).toList();
        Mono.defer(() -> statement.apply(questions))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The statement gave no answer")))
                .subscribe(answers -> answered(batch, answers), failure -> failed(batch, failure));
    }

    /** Without a rush, the next statement is on its way before the answers to this one are worked with. */
    @SuppressWarnings("FutureReturnValueIgnored") // a moment always passes
    private void answered(List<Waiting<Q, A>> batch, List<A> answers) {
        if (batch.size() > 1 || began - before <= MOMENT_MILLIS) {
            time.schedule(this::reopen, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            reopen();
        }
        for (int place = 0; place < batch.size(); place++) {
            batch.get(place).sink.success(answers.get(place));
        }
    }

    private void reopen() {
        asking.set(false);
        proceed();
    }

    private void failed(List<Waiting<Q, A>> batch, Throwable failure) {
        List<Waiting<Q, A>> all = new ArrayList<>(batch);
        for (Waiting<Q, A> next = poll(); next != null; next = poll()) {
            all.add(next);
        }
        reopen();
        all.forEach(waiting -> waiting.sink.error(failure));
    }

    private static final class Waiting<Q, A> {

        private final Q question;

        private final MonoSink<A> sink;

        private volatile boolean left;

        Waiting(Q question, MonoSink<A> sink) {
            this.question = question;
            this.sink = sink;
        }

        void leave() {
            left = true;
        }
    }
}
