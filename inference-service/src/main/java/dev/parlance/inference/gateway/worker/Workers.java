package dev.parlance.inference.gateway.worker;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.gateway.equipment.Functions;
import dev.parlance.inference.gateway.parameter.Parameters;
import dev.parlance.inference.hook.Hooks;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.tool.Toolbox;

/** The workers of all gateways. */
public final class Workers {

    private final WorkerLine line;

    private final Functions functions;

    public Workers(Hooks hooks, Functions functions, Clock clock, JsonMapper json) {
        this.line = new WorkerLine(hooks, clock, json);
        this.functions = functions;
    }

    /** What becomes of a request to a gateway; itself where the gateway has no worker. Fails with a {@link Failure}. */
    public Mono<Draft> received(UUID gateway, Parameters parameters, Draft draft) {
        return find(gateway, parameters).map(worker -> worker.received(draft)).orElseGet(() -> Mono.just(draft));
    }

    /**
     * The same tools, each asked about before it runs where the gateway has a worker.
     *
     * @param inquiry as the tools learn of it
     */
    public Toolbox watched(UUID gateway, Parameters parameters, Toolbox tools, Inquiry inquiry) {
        return find(gateway, parameters).map(worker -> tools.each(tool -> new WatchedTool(tool, worker, inquiry)))
                .orElse(tools);
    }

    private Optional<Worker> find(UUID gateway, Parameters parameters) {
        return Optional.ofNullable(parameters.text("workerScriptSource"))
                .map(address -> new Worker(gateway, URI.create(address), line, functions));
    }
}
