package dev.parlance.inference.gateway;

import java.util.UUID;

import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.aside.Aide;
import dev.parlance.inference.gateway.parameter.Flag;
import dev.parlance.inference.gateway.parameter.Parameters;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.model.Models;
import dev.parlance.inference.provider.ChosenUpstreams;

/** Finds the model a gateway leads to, for questions aside. */
final class Aides {

    private static final int LONGEST_CHAIN = 3;

    private final GatewayDirectory directory;

    private final Models models;

    private final ChosenUpstreams upstreams;

    Aides(GatewayDirectory directory, Models models, ChosenUpstreams upstreams) {
        this.directory = directory;
        this.models = models;
        this.upstreams = upstreams;
    }

    /** Nothing is looked up before somebody wants it. */
    Mono<Aide> behind(UUID account, Parameters parameters) {
        return Mono.defer(() -> behind(account, parameters, LONGEST_CHAIN));
    }

    private Mono<Aide> behind(UUID account, Parameters parameters, int left) {
        if (left == 0) {
            return Mono.error(Failure.badRequest("gateway_chain_too_long", "Too many AI gateways stand in a row."));
        }
        if (!parameters.isIntegrated()) {
            var upstream = upstreams.at(account, parameters.baseAddress(), parameters.apiKey());
            return Mono.just(aide(new Model.Remote(upstream, parameters.modelName(), false, true), parameters));
        }
        return directory.behind(account, parameters.modelName())
                .flatMap(next -> behind(account, next.parameters(), left - 1))
                .switchIfEmpty(Mono.defer(() -> models.get(parameters.modelName()))
                        .map(model -> aide(model, parameters)));
    }

    private static Aide aide(Model model, Parameters parameters) {
        ObjectNode settings = parameters.value("additionalSettings") instanceof ObjectNode given
                ? given
                : JsonNodeFactory.instance.objectNode();
        return new Aide(model, parameters.has(Flag.NO_SYSTEM_INSTRUCT), !parameters.has(Flag.NO_TEMPERATURE),
                parameters.has(Flag.THINKING_PROCESS), settings);
    }
}
