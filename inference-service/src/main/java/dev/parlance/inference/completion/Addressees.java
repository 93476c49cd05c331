package dev.parlance.inference.completion;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.gateway.GatewayDirectory;
import dev.parlance.inference.model.Models;

/**
 * Finds who is meant: a gateway by its id or slug, a model by its name, and last a gateway by its name, which therefore never
 * stands in a model's way.
 */
@Component
final class Addressees {

    private final GatewayDirectory gateways;

    private final Models models;

    Addressees(GatewayDirectory gateways, Models models) {
        this.gateways = gateways;
        this.models = models;
    }

    /** Fails with 404 for a name nobody answers to. */
    Mono<Addressee> get(Caller caller, String name) {
        return gateways.find(caller, name).<Addressee>map(Addressee.Behind::new)
                .switchIfEmpty(Mono.defer(() -> models.get(name)).map(Addressee.Direct::new))
                .onErrorResume(Addressees::isUnknown, unknown -> gateways.findByName(caller, name)
                        .<Addressee>map(Addressee.Behind::new).switchIfEmpty(Mono.error(unknown)));
    }

    private static boolean isUnknown(Throwable thrown) {
        return thrown instanceof Failure failure && failure.status() == 404;
    }
}
