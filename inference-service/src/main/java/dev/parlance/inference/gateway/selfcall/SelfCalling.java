package dev.parlance.inference.gateway.selfcall;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.gateway.parameter.Parameters;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.provider.Upstream;
import dev.parlance.inference.provider.UpstreamModel;

/**
 * An upstream whose models know no tools, told of them in words and understood by what they write: to everybody else it is
 * one whose models do.
 */
public final class SelfCalling implements Upstream {

    /** By this name a gateway asks for it. */
    public static final String NAME = "react.v1.selfcall";

    private final Upstream upstream;

    private final Parameters parameters;

    private final JsonMapper json;

    private SelfCalling(Upstream upstream, Parameters parameters, JsonMapper json) {
        this.upstream = upstream;
        this.parameters = parameters;
        this.json = json;
    }

    /** The same model, to which tools can be given. */
    public static Model over(Model model, Parameters parameters, JsonMapper json) {
        return model instanceof Model.Remote remote
                ? new Model.Remote(new SelfCalling(remote.upstream(), parameters, json), remote.id(), remote.chosen(),
                        remote.own())
                : model;
    }

    @Override
    public String name() {
        return upstream.name();
    }

    @Override
    public Mono<List<UpstreamModel>> models() {
        return upstream.models();
    }

    @Override
    public Mono<byte[]> complete(String call, byte[] body) {
        return Mono.defer(() -> {
            ObjectNode request = json.readValue(body, ObjectNode.class);
            Mono<byte[]> answer = upstream.complete(call, inWords(request));
            return hasTools(request) ? answer.map(new CallReading(parameters, json)::whole) : answer;
        });
    }

    @Override
    public Flux<List<byte[]>> stream(String call, byte[] body) {
        return Flux.defer(() -> {
            ObjectNode request = json.readValue(body, ObjectNode.class);
            Flux<List<byte[]>> answer = upstream.stream(call, inWords(request));
            return hasTools(request)
                    ? answer.map(new CallReading(parameters, json)::chunks).filter(chunks -> !chunks.isEmpty())
                    : answer;
        });
    }

    private byte[] inWords(ObjectNode request) {
        return json.writeValueAsBytes(new ToolPrompt(parameters, json).inWords(request));
    }

    /** Without them what looks like a call is text. */
    private static boolean hasTools(ObjectNode request) {
        return !request.path("tools").isEmpty();
    }
}
