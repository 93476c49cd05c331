package dev.parlance.testkit.servers;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is to be done when the JVM ends, the last begun first: a server is stopped before its folder is removed. */
final class AtExit {

    private static final Deque<Runnable> TASKS = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::runAll, "test-servers-stop"));
    }

    private AtExit() {
    }

    static synchronized void run(Runnable task) {
        TASKS.push(task);
    }

    private static synchronized void runAll() {
        TASKS.forEach(Runnable::run);
    }
}
