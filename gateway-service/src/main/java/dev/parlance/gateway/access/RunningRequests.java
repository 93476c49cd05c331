package dev.parlance.gateway.access;

import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All requests that are being answered on behalf of keys. They end with their key, however long their answers are. */
public final class RunningRequests {

    private static final String REVOKED = "its key was revoked";

    private static final String EXPIRED = "its key expired";

    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    private final KeySnapshot keys;

    private final Clock clock;

    private final Counter ended;

    RunningRequests(KeySnapshot keys, Clock clock, MeterRegistry meters) {
        this.keys = keys;
        this.clock = clock;
        this.ended = Counter.builder("parlance.gateway.requests.ended")
                .description("Requests that were ended because their key was revoked or had expired").register(meters);
        meters.gaugeCollectionSize("parlance.gateway.requests.running", Set.of(), running);
    }

    /** From now on the request ends with its key; at once where the key ended between admission and now. */
    public void begins(Running request) {
        running.add(request);
        if (isVoid(request.pass())) {
            end(request, REVOKED);
        }
    }

    public void ends(Running request) {
        running.remove(request);
    }

    void endAllOf(UUID key) {
        running.stream().filter(request -> key.equals(request.pass().caller().key()))
                .forEach(request -> end(request, REVOKED));
    }

    /** Looks for keys that have expired, and for those of which nothing was heard although they may be revoked. */
    Mono<Void> review() {
        return Flux.fromIterable(running).filter(request -> !endsIfOver(request)).map(Running::pass)
                .filter(this::isStale).mapNotNull(Pass::key).distinct()
                .flatMap(this::review, 4).then();
    }

    private Mono<Void> review(KnownKey key) {
        return keys.find(key).hasElement().doOnNext(inForce -> endUnlessIn(key, inForce)).onErrorComplete().then();
    }

    private void endUnlessIn(KnownKey key, boolean force) {
        if (!force) {
            running.stream().filter(request -> key.equals(request.pass().key()))
                    .forEach(request -> end(request, REVOKED));
        }
    }

    private boolean endsIfOver(Running request) {
        Grant grant = request.pass().grant();
        if (isVoid(request.pass())) {
            end(request, REVOKED);
            return true;
        }
        if (grant != null && grant.isOver(clock)) {
            end(request, EXPIRED);
            return true;
        }
        return false;
    }

    private void end(Running request, String why) {
        if (running.remove(request)) {
            ended.increment();
            request.end(why);
        }
    }

    private boolean isStale(Pass pass) {
        return keys.isStale(Objects.requireNonNull(pass.knowledge()));
    }

    private static boolean isVoid(Pass pass) {
        Knowledge knowledge = pass.knowledge();
        return knowledge != null && knowledge.isVoid();
    }
}
