package dev.parlance.gateway.limits;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What a decision costs: run it by hand. For each number of callers at the same time it prints decisions a second, latency,
 * and processor time a decision, of this process and of PostgreSQL.
 */
final class CountingLoad {

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("seconds", 5));

    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    private final RequestQuotas quotas;

    private final List<Quota> windows;

    private final int accounts;

    private CountingLoad(RequestQuotas quotas, List<Quota> windows, int accounts) {
        this.quotas = quotas;
        this.windows = windows;
        this.accounts = accounts;
    }

    public static void main(String[] arguments) throws Exception {
        RequestQuotas quotas = new CountingDatabase().quotas();
        Quota minute = new Quota("ai", Window.MINUTE, 1_000_000_000);
        Quota day = new Quota("ai", Window.DAY, 1_000_000_000);
        if (arguments.length > 0) {
            new CountingLoad(quotas, List.of(new Quota("ai", Window.MINUTE, 0)), 1).measure(32);
            System.exit(0);
        }
        for (List<Quota> windows : List.of(List.of(minute), List.of(minute, day))) {
            for (int accounts : new int[]{1, 200}) {
                new CountingLoad(quotas, windows, accounts).measureAll();
            }
        }
        new CountingLoad(quotas, List.of(new Quota("ai", Window.MINUTE, 0)), 1).measure(32);
        System.exit(0);
    }

    private void measureAll() throws Exception {
        measure(32);
        for (int callers : new int[]{1, 32, 128}) {
            measure(callers);
        }
    }

    private void measure(int callers) throws Exception {
        long[] latencies = new long[4_000_000];
        AtomicInteger done = new AtomicInteger();
        long cpu = cpu();
        long server = serverTicks();
        long begun = System.nanoTime();
        long end = begun + LENGTH.toNanos();
        CountDownLatch finished = new CountDownLatch(callers);
        for (int caller = 0; caller < callers; caller++) {
            UUID account = new UUID(1, caller);
            AtomicLong turn = new AtomicLong(caller * 7L);
            Mono.defer(() -> timed(new UUID(1, turn.incrementAndGet() % accounts), latencies, done))
                    .repeat(() -> System.nanoTime() < end).subscribeOn(Schedulers.parallel())
                    .doFinally(signal -> finished.countDown()).subscribe();
        }
        finished.await();
        double seconds = (System.nanoTime() - begun) / 1e9;
        int count = done.get();
        long[] sorted = Arrays.copyOf(latencies, Math.min(count, latencies.length));
        Arrays.sort(sorted);
        OUT.printf(
                "%d windows, %3d accounts, %3d callers: %7.0f/s  p50 %6.0f us  p99 %6.0f us  gateway %5.1f us  postgres %5.1f us%n",
                windows.size(), accounts, callers, count / seconds, sorted[sorted.length / 2] / 1e3,
                sorted[(int) (sorted.length * 0.99)] / 1e3, (cpu() - cpu) / 1e3 / count,
                (serverTicks() - server) * 10_000.0 / count);
    }

    private Mono<Verdict> timed(UUID account, long[] latencies, AtomicInteger done) {
        long begun = System.nanoTime();
        return quotas.take(account, windows)
                .doOnNext(
                        verdict -> latencies[Math.min(done.getAndIncrement(), latencies.length - 1)] = System.nanoTime()
                                - begun);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Hundredths of a second the server's processes have run for. */
    private static long serverTicks() {
        try (Stream<ProcessHandle> children = ProcessHandle.current().descendants()) {
            return children.mapToLong(CountingLoad::ticks).sum();
        }
    }

    private static long ticks(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (java.io.IOException gone) {
            return 0;
        }
    }
}
