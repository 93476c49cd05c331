package dev.parlance.knowledge.parsing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.parlance.knowledge.parsing.Workplace;

/** Processes that read, started when they are needed and ended when they are not. */
final class ReaderPool implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReaderPool.class);

    private final Launch launch;

    private final ProcessSettings settings;

    private final Workplace workplace;

    private final Executor afterwards;

    private final Semaphore places;

    private final Set<ReaderProcess> all = ConcurrentHashMap.newKeySet();

    /** The one used last comes first, so that others become idle. */
    private final ConcurrentLinkedDeque<ReaderProcess> idle = new ConcurrentLinkedDeque<>();

    private volatile boolean closed;

    ReaderPool(Launch launch, ProcessSettings settings, Workplace workplace) {
        this.launch = launch;
        this.settings = settings;
        this.workplace = workplace;
        this.places = new Semaphore(settings.processes(), true);
        this.afterwards = CompletableFuture.delayedExecutor(settings.idle().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for its turn; whoever enters has to leave. */
    void enter() {
        try {
            places.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("reading was given up");
        }
    }

    void leave() {
        places.release();
    }

    /** One that waits for work, or a fresh one. */
    ReaderProcess take() {
        for (ReaderProcess process = idle.pollFirst(); process != null; process = idle.pollFirst()) {
            if (process.alive()) {
                return process;
            }
            discard(process);
        }
        return fresh();
    }

    ReaderProcess fresh() {
        try {
            Path folder = workplace.newFolder();
            ReaderProcess process = new ReaderProcess(launch.start(folder), folder);
            all.add(process);
            if (closed) {
                discard(process);
                throw new CancellationException("reading was given up");
            }
            log.debug("Process {} was started to read files", process.pid());
            return process;
        } catch (IOException failure) {
            throw new UncheckedIOException("No process to read files could be started", failure);
        }
    }

    void giveBack(ReaderProcess process) {
        if (closed || process.documents() >= settings.documents()) {
            discard(process);
            return;
        }
        int documents = process.documents();
        idle.addFirst(process);
        afterwards.execute(() -> retire(process, documents));
    }

    void discard(ReaderProcess process) {
        all.remove(process);
        process.kill();
    }

    boolean isClosed() {
        return closed;
    }

    /** How many there are, at work or not. */
    int size() {
        return all.size();
    }

    @Override
    public void close() {
        closed = true;
        all.forEach(this::discard);
    }

    private void retire(ReaderProcess process, int documents) {
        if (process.documents() == documents && idle.remove(process)) {
            discard(process);
        }
    }
}
