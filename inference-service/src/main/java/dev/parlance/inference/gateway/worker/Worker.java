package dev.parlance.inference.gateway.worker;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.gateway.equipment.Functions;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.tool.ToolResult;

/** The worker of one gateway. */
public final class Worker {

    private static final String RECEIVED = "message.received";

    private static final String CALLED = "tool.called";

    private final UUID gateway;

    private final URI address;

    private final WorkerLine line;

    private final Functions functions;

    Worker(UUID gateway, URI address, WorkerLine line, Functions functions) {
        this.gateway = gateway;
        this.address = address;
        this.line = line;
        this.functions = functions;
    }

    /** What becomes of a request. Fails with 403 where it is stopped, with 502 where it is not clear what is wanted. */
    Mono<Draft> received(Draft draft) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("messages", draft.body().path("messages"));
        return line.tell(gateway, address, RECEIVED, data, draft.inquiry()).map(verdict -> switch (verdict) {
            case Verdict.Continue anyway -> draft;
            case Verdict.Act act -> new Rewriting(draft, functions)
                    .done(response(act.action(), RECEIVED).path("rewrites"));
            case Verdict.Stop stop -> throw stopped();
        });
    }

    /** Takes the place of running a tool, empty where it may run. */
    Mono<ToolResult> called(String tool, ObjectNode arguments, Inquiry inquiry) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("toolName", tool);
        data.set("toolArguments", arguments);
        return line.tell(gateway, address, CALLED, data, inquiry).flatMap(verdict -> switch (verdict) {
            case Verdict.Continue anyway -> Mono.empty();
            case Verdict.Act act -> Mono.just(result(response(act.action(), CALLED)));
            case Verdict.Stop stop -> Mono.just(ToolResult.failed("This call of the tool is not allowed."));
        });
    }

    private static JsonNode response(JsonNode action, String event) {
        if (!action.path("type").asString("").equals(event + ".response")) {
            throw Rewriting.unclear("It must be a '" + event + ".response'.");
        }
        return action.path("data");
    }

    private static ToolResult result(JsonNode data) {
        JsonNode result = data.path("result");
        List<ObjectNode> messages = new ArrayList<>();
        for (JsonNode message : data.path("messages")) {
            messages.add((ObjectNode) Rewriting.message("data.messages[" + messages.size() + "]", message));
        }
        return new ToolResult(
                result.isString() ? result.stringValue() : result.isMissingNode() ? "" : result.toString(),
                true, messages);
    }

    private static Failure stopped() {
        return Failure.of(403, "stopped_by_worker", "The worker of this AI gateway has stopped the request.");
    }
}
