package dev.parlance.inference.gateway;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.gateway.instruction.InstructionSources;
import dev.parlance.inference.gateway.parameter.Parameters;
import dev.parlance.inference.gateway.reply.ReplyRules;
import dev.parlance.inference.gateway.request.Composition;
import dev.parlance.inference.gateway.request.Ingredients;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.model.Models;
import dev.parlance.inference.provider.ChosenUpstreams;

/** Makes a request ready for the model behind a gateway. */
public final class Preparation {

    private static final int LONGEST_CHAIN = 3;

    private static final Set<String> TOOL_HANDLERS = Set.of("", "native");

    private final GatewayDirectory directory;

    private final Models models;

    private final ChosenUpstreams upstreams;

    private final InstructionSources sources;

    private final JsonMapper json;

    Preparation(GatewayDirectory directory, Models models, ChosenUpstreams upstreams, InstructionSources sources,
            JsonMapper json) {
        this.directory = directory;
        this.models = models;
        this.upstreams = upstreams;
        this.sources = sources;
        this.json = json;
    }

    /**
     * A request that is ready.
     *
     * @param replies what happens to the answer, in this order
     */
    public record Prepared(Model model, byte[] body, List<ReplyRules> replies) {

        public Prepared {
            replies = List.copyOf(replies);
        }
    }

    /** @param body a request of the OpenAI shape that has been judged */
    public Mono<Prepared> prepare(Caller caller, AiGateway gateway, byte[] body) {
        return Mono.fromSupplier(() -> json.readValue(body, ObjectNode.class))
                .flatMap(request -> prepare(caller, gateway, request, LONGEST_CHAIN));
    }

    private Mono<Prepared> prepare(Caller caller, AiGateway gateway, ObjectNode request, int left) {
        if (left == 0) {
            return Mono.error(Failure.badRequest("gateway_chain_too_long",
                    "At most " + LONGEST_CHAIN + " AI gateways may stand one behind the other."));
        }
        if (!TOOL_HANDLERS.contains(gateway.parameters().value("knownToolHandlerName").asString(""))) {
            return Mono.error(Failure.badRequest("unknown_tool_handler",
                    "The AI gateway names a tool handler that there is not."));
        }
        return ingredients(caller, gateway.parameters())
                .map(fetched -> new Composition(gateway.parameters(), fetched).of(request))
                .flatMap(composed -> addressed(caller, gateway, composed, left));
    }

    private Mono<Ingredients> ingredients(Caller caller, Parameters parameters) {
        return sources.texts(caller.account(), parameters.value("systemInstructionsSources"))
                .map(texts -> new Ingredients(texts, ""));
    }

    private Mono<Prepared> addressed(Caller caller, AiGateway gateway, ObjectNode composed, int left) {
        Parameters parameters = gateway.parameters();
        if (!parameters.isIntegrated()) {
            var upstream = upstreams.at(caller.account(), parameters.baseAddress(), parameters.apiKey());
            return Mono.just(ready(new Model.Remote(upstream, parameters.modelName(), false, true), composed, gateway));
        }
        return directory.find(caller, parameters.modelName())
                .flatMap(next -> prepare(caller, next, composed, left - 1))
                .map(next -> through(next, gateway))
                .switchIfEmpty(Mono.defer(() -> models.get(parameters.modelName()))
                        .map(model -> ready(model, composed, gateway)));
    }

    private Prepared ready(Model model, ObjectNode composed, AiGateway gateway) {
        return new Prepared(model, json.writeValueAsBytes(composed), List.of(ReplyRules.of(gateway.parameters())));
    }

    private static Prepared through(Prepared next, AiGateway gateway) {
        return new Prepared(next.model(), next.body(),
                Stream.concat(next.replies().stream(), Stream.of(ReplyRules.of(gateway.parameters()))).toList());
    }
}
