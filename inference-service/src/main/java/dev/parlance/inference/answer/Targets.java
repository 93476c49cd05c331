package dev.parlance.inference.answer;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.gateway.GatewayDirectory;
import dev.parlance.inference.model.PlanModels;

/** Finds who is meant where a workspace names a model. */
final class Targets {

    private final GatewayDirectory gateways;

    private final PlanModels models;

    Targets(GatewayDirectory gateways, PlanModels models) {
        this.gateways = gateways;
        this.models = models;
    }

    /**
     * Fails with 404 for a name nobody answers to, and with 403 for a model the caller's plan does not hold.
     *
     * @param name of a model, or the id or slug of a gateway; absent leaves the choice to us
     */
    Mono<Target> get(Caller caller, @Nullable String name) {
        Mono<Target> direct = Mono.defer(() -> models.get(caller, name)).map(Target.Direct::new);
        return name == null
                ? direct
                : gateways.find(caller, name).<Target>map(Target.Behind::new).switchIfEmpty(direct);
    }
}
