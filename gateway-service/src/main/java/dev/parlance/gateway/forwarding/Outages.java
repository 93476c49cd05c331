package dev.parlance.gateway.forwarding;

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.netty.channel.AbortedException;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.gateway.routing.PublicRoute;

/**
 * Tells a service that is away from a fault of ours: refused, silent, unknown by name, gone while it was asked, or with no
 * connection to spare. An answer that takes too long arrives here already worded by the library and is left alone.
 */
final class Outages {

    private static final Logger log = LoggerFactory.getLogger(Outages.class);

    private Outages() {
    }

    static Throwable from(Throwable thrown, PublicRoute route) {
        boolean isAway = thrown instanceof IOException || thrown instanceof AbortedException
                || thrown instanceof TimeoutException || thrown instanceof RejectedExecutionException;
        if (isAway) {
            log.warn("The {} service could not be reached: {}", route.service(), thrown.toString());
            return Failure.unavailable(route.service() + " service");
        }
        return thrown;
    }
}
