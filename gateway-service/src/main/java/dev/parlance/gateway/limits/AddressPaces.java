package dev.parlance.gateway.limits;

import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Keeps strangers, told apart by their address, to a pace. All instances count together; while they cannot, each counts for
 * itself, because nobody who signs in should have to wait for a counter.
 */
final class AddressPaces {

    private static final Logger log = LoggerFactory.getLogger(AddressPaces.class);

    private final Map<String, Pace> paces;

    private final Funnel<Step, Stride> funnel;

    private final LocalPaces local;

    AddressPaces(Map<String, Pace> paces, Paces shared, LocalPaces local, int capacity) {
        this.paces = Map.copyOf(paces);
        this.funnel = new Funnel<>(shared::take, capacity);
        this.local = local;
    }

    /** Whether such a pace is set. */
    boolean know(String name) {
        return paces.containsKey(name);
    }

    /** Lets somebody at this address pass, or not; empty where no such pace is set. Never fails. */
    Mono<Verdict> take(String name, String address) {
        Pace pace = paces.get(name);
        if (pace == null) {
            return Mono.empty();
        }
        Step step = new Step(name + " " + address, pace);
        Verdict refused = local.refusal(step.subject(), pace);
        return refused == null ? ask(step) : Mono.just(refused);
    }

    private Mono<Verdict> ask(Step step) {
        return funnel.ask(step).doOnNext(stride -> local.learn(step.subject(), stride.debt()))
                .map(stride -> step.pace().verdict(stride.passes(), stride.debt()))
                .onErrorResume(away -> Mono.fromSupplier(() -> alone(step, away)));
    }

    private Verdict alone(Step step, Throwable away) {
        log.debug("An address is counted by this instance alone: {}", away.toString());
        return local.take(step.subject(), step.pace());
    }
}
