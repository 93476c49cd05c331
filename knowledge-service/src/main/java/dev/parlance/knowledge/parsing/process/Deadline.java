package dev.parlance.knowledge.parsing.process;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what cannot be interrupted, as reading from a process cannot, and no longer than it may take. */
final class Deadline {

    private Deadline() {
    }

    /**
     * The result of the work, which goes on alone where it is not waited for any longer: end what it waits for.
     *
     * @throws ExecutionException with what the work failed with
     * @throws CancellationException if this thread is interrupted
     */
    static <T> T within(Duration time, Callable<T> work) throws TimeoutException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("reading").start(task);
        try {
            return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("reading was given up");
        }
    }
}
