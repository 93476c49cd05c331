package dev.parlance.gateway.schema;

import java.time.Duration;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Makes the tables beside the start, because most of what the edge does needs none: without a database it tries again until
 * there is one. Flyway blocks, so it has a thread of its own.
 */
final class BlockingMigration implements FlywayMigrationStrategy, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BlockingMigration.class);

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Scheduler scheduler = Schedulers.newSingle("migration", true);

    private final Disposable.Swap running = Disposables.swap();

    @Override
    public void migrate(Flyway flyway) {
        running.update(Mono.fromCallable(flyway::migrate).subscribeOn(scheduler)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_WAIT).maxBackoff(LONGEST_WAIT)
                        .doBeforeRetry(BlockingMigration::waiting))
                .subscribe(done -> log.info("The tables are there"),
                        failed -> log.error("The tables could not be made", failed)));
    }

    private static void waiting(Retry.RetrySignal signal) {
        if (signal.totalRetries() == 0) {
            log.warn("The tables wait for the database: {}", reason(signal.failure()));
        }
    }

    private static String reason(Throwable failure) {
        return failure instanceof FlywayException && failure.getCause() != null
                ? String.valueOf(failure.getCause().getMessage())
                : String.valueOf(failure.getMessage());
    }

    @Override
    public void close() {
        running.dispose();
        scheduler.dispose();
    }
}
