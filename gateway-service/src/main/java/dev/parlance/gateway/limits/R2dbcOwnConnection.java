package dev.parlance.gateway.limits;

import java.time.Duration;
import java.util.function.Function;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * A connection for work that comes one after the other: it costs no search in a pool, and one that is silent or broken is
 * closed rather than given to the next.
 */
final class R2dbcOwnConnection {

    private static final Logger log = LoggerFactory.getLogger(R2dbcOwnConnection.class);

    private final ConnectionFactory factory;

    private final Duration patience;

    private volatile @Nullable Connection connection;

    private volatile boolean away;

    /** @param patience for opening it and for the work together */
    R2dbcOwnConnection(ConnectionFactory factory, Duration patience) {
        this.factory = factory;
        this.patience = patience;
    }

    /** Never called again before it has ended. */
    <T> Mono<T> with(Function<Connection, Mono<T>> work) {
        return open().flatMap(work).timeout(patience).doOnNext(done -> worked()).doOnError(this::drop);
    }

    private Mono<Connection> open() {
        Connection open = connection;
        return open == null
                ? opened()
                : Mono.from(open.validate(ValidationDepth.LOCAL))
                        .flatMap(alive -> alive ? Mono.just(open) : opened());
    }

    private Mono<Connection> opened() {
        return Mono.<Connection>from(factory.create()).doOnNext(fresh -> connection = fresh);
    }

    private void worked() {
        if (away) {
            away = false;
            log.info("Counting goes on");
        }
    }

    private void drop(Throwable failure) {
        Connection broken = connection;
        connection = null;
        if (!away) {
            away = true;
            log.warn("Requests cannot be counted: {}", failure.toString());
        }
        if (broken != null) {
            Mono.from(broken.close()).timeout(patience).onErrorComplete().subscribe();
        }
    }

    void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            Mono.from(open.close()).subscribe();
        }
    }
}
