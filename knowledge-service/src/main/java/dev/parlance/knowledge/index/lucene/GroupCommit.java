package dev.parlance.knowledge.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

import dev.parlance.knowledge.index.IndexUnavailable;

/**
 * Lets many changes share one commit. While one group is being written to disk the next one gathers, so the number of
 * disk flushes does not grow with the number of callers. Each caller completes after the commit that holds its change.
 */
final class GroupCommit {

    private static final int MOST_PER_COMMIT = 256;

    private final BlockingLuceneIndex index;
    private final Executor writer;
    private final BlockingQueue<Waiting> queue;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean closed;

    /** @param writer runs one task at a time */
    GroupCommit(BlockingLuceneIndex index, Executor writer, int mostWaiting) {
        this.index = index;
        this.writer = writer;
        this.queue = new ArrayBlockingQueue<>(mostWaiting);
    }

    /** Completes on another thread than the writer's, which has better things to do. */
    Mono<Void> submit(Change change) {
        Mono<Void> written = Mono.create(caller -> enqueue(new Waiting(change, caller)));
        return written.publishOn(Schedulers.parallel());
    }

    private void enqueue(Waiting waiting) {
        if (closed) {
            refuse(List.of(waiting));
        } else if (queue.offer(waiting)) {
            wake();
        } else {
            waiting.caller().error(new IndexUnavailable("Too many changes wait to be written", null));
        }
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            writer.execute(this::writeNextGroup);
        }
    }

    private void writeNextGroup() {
        woken.set(false);
        List<Waiting> group = new ArrayList<>();
        queue.drainTo(group, closed ? Integer.MAX_VALUE : MOST_PER_COMMIT);
        if (closed) {
            refuse(group);
        } else {
            commit(group);
        }
        if (!queue.isEmpty()) {
            wake();
        }
    }

    private void commit(List<Waiting> group) {
        try {
            List<Waiting> applied = apply(group);
            index.commit();
            applied.forEach(waiting -> waiting.caller().success());
        } catch (IOException | RuntimeException | Error failure) {
            index.forgetUncommitted(failure);
            group.forEach(waiting -> waiting.caller().error(failure));
        }
    }

    private List<Waiting> apply(List<Waiting> group) throws IOException {
        List<Waiting> applied = new ArrayList<>();
        for (Waiting waiting : group) {
            if (isAccepted(waiting)) {
                applied.add(waiting);
            }
        }
        return applied;
    }

    /** A change the index cannot take is its caller's trouble alone; the rest of the group goes on. */
    private boolean isAccepted(Waiting waiting) throws IOException {
        try {
            index.apply(waiting.change());
            return true;
        } catch (IllegalArgumentException unacceptable) {
            waiting.caller().error(unacceptable);
            return false;
        }
    }

    /** From now on changes are refused, those that wait among them. */
    void close() {
        closed = true;
    }

    private static void refuse(List<Waiting> group) {
        group.forEach(waiting -> waiting.caller().error(new IndexUnavailable("The index is closed", null)));
    }

    private record Waiting(Change change, MonoSink<Void> caller) {}
}
