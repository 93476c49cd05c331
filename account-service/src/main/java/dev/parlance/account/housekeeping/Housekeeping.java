package dev.parlance.account.housekeeping;

import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.lifecycle.BackgroundWork;

/** Makes everybody forgetful forget, once an hour. */
final class Housekeeping extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private static final Duration FIRST = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofHours(1);

    private final List<Forgetful> rooms;

    Housekeeping(List<Forgetful> rooms) {
        this.rooms = List.copyOf(rooms);
    }

    @Override
    protected Disposable begin() {
        return Flux.interval(FIRST, PAUSE).onBackpressureDrop().concatMap(round -> tidy()).subscribe();
    }

    /** One room that cannot be tidied leaves the others as tidy as before. */
    Mono<Void> tidy() {
        return Flux.fromIterable(rooms).concatMap(Housekeeping::forgotten).then();
    }

    private static Mono<Long> forgotten(Forgetful room) {
        return room.forget().onErrorResume(failure -> {
            log.warn("What is past its time stays for now: {}", failure.toString());
            return Mono.empty();
        });
    }
}
