package dev.parlance.inference.gateway.equipment;

import java.util.List;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.gateway.knowledge.GatewayKnowledge;
import dev.parlance.inference.gateway.parameter.Parameters;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.tool.Tool;
import dev.parlance.inference.tool.Toolbox;

/** Puts together the tools that run here for a gateway. Nothing runs here for whoever asks with a publishable key. */
public final class GatewayTools {

    private final Functions functions;

    private final FunctionSources sources;

    private final GatewayKnowledge knowledge;

    public GatewayTools(Functions functions, FunctionSources sources, GatewayKnowledge knowledge) {
        this.functions = functions;
        this.sources = sources;
        this.knowledge = knowledge;
    }

    /** Fails with a {@link Failure} where a source of them cannot be read or two have one name. */
    public Mono<Toolbox> of(Inquiry inquiry, Parameters parameters) {
        if (inquiry.caller().publishable()) {
            return Mono.just(Toolbox.empty());
        }
        return sources.tools(inquiry.caller().account(), parameters.value("protocolFunctionSources"))
                .map(sourced -> Toolbox.of(own(inquiry, parameters)).with(sourced)
                        .explaining(parameters.isOn("toolInvocationExplanations")));
    }

    private List<Tool> own(Inquiry inquiry, Parameters parameters) {
        Stream<Tool> given = parameters.value("protocolFunctions").valueStream().map(functions::of);
        Stream<Tool> search = GatewayKnowledge.isSearchedByTheModel(inquiry.caller(), parameters)
                ? Stream.of(knowledge.search(parameters))
                : Stream.empty();
        return Stream.concat(given, search).toList();
    }
}
