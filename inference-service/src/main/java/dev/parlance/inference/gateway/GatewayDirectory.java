package dev.parlance.inference.gateway;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;

/** Finds the gateway that is meant where a model is named. */
public final class GatewayDirectory {

    private final AiGateways gateways;

    GatewayDirectory(AiGateways gateways) {
        this.gateways = gateways;
    }

    /**
     * By id or slug; empty where the name is of another form, or is no slug of the account's and may be a model's. An id is
     * nothing else, so one that is not the account's fails with 404. Publishable keys know gateways by their ids only.
     */
    public Mono<AiGateway> find(Caller caller, String model) {
        return caller.publishable() && Ids.parse(model).isEmpty() ? Mono.empty() : behind(caller.account(), model);
    }

    /** The same where a gateway names its model, whoever asks through it. */
    Mono<AiGateway> behind(UUID account, String model) {
        Optional<UUID> id = Ids.parse(model);
        if (id.isPresent()) {
            return gateways.find(account, id.get()).switchIfEmpty(Mono.error(() -> unknown(model)));
        }
        return Slug.fits(model) ? gateways.findBySlug(account, model) : Mono.empty();
    }

    /** By its bare name, for names no model has; fails with 400 where two gateways share it. */
    public Mono<AiGateway> findByName(Caller caller, String name) {
        return caller.publishable()
                ? Mono.empty()
                : gateways.named(caller.account(), name).flatMap(found -> only(found, name));
    }

    private static Mono<AiGateway> only(List<AiGateway> found, String name) {
        return found.size() > 1
                ? Mono.error(Failure.badRequest("ambiguous_model",
                        "More than one AI gateway is named '" + name + "'; use its slug or its id.")
                        .withField("model"))
                : Mono.justOrEmpty(found.stream().findFirst());
    }

    private static Failure unknown(String model) {
        return Failure.of(404, "model_not_found", "There is no model named '" + model + "'.");
    }
}
