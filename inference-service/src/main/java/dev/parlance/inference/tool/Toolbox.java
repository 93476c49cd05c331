package dev.parlance.inference.tool;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.stream.ToolCall;

/** The tools that run here for one request. What they do is bounded in time, and what goes wrong is told to the model. */
public final class Toolbox {

    private static final Logger log = LoggerFactory.getLogger(Toolbox.class);

    private static final Toolbox EMPTY = new Toolbox(Map.of(), false);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LONGEST_RESULT = 400_000;

    private final Map<String, Tool> tools;

    private final boolean explains;

    private Toolbox(Map<String, Tool> tools, boolean explains) {
        this.tools = tools;
        this.explains = explains;
    }

    public static Toolbox empty() {
        return EMPTY;
    }

    /** Fails with 400 where two tools have the same name. */
    public static Toolbox of(List<? extends Tool> tools) {
        return EMPTY.with(tools);
    }

    /** These besides. Fails with 400 where two tools have the same name. */
    public Toolbox with(List<? extends Tool> more) {
        Map<String, Tool> all = new LinkedHashMap<>(tools);
        for (Tool tool : more) {
            if (all.put(tool.name(), tool) != null) {
                throw sameName(tool.name());
            }
        }
        return new Toolbox(all, explains);
    }

    /** Both together. Calls are explained where one of them wants it. */
    public Toolbox with(Toolbox other) {
        return with(List.copyOf(other.tools.values())).explaining(explains || other.explains);
    }

    /** The same tools, each changed. */
    public Toolbox each(UnaryOperator<Tool> change) {
        return of(tools.values().stream().map(change).toList()).explaining(explains);
    }

    /** Whether the model is asked to say why it calls a tool. */
    public Toolbox explaining(boolean wanted) {
        return new Toolbox(tools, wanted);
    }

    public boolean isEmpty() {
        return tools.isEmpty();
    }

    public boolean has(String name) {
        return tools.containsKey(name);
    }

    /** Fails with 400 where a tool has this name. */
    public void demandNew(String name) {
        if (has(name)) {
            throw sameName(name);
        }
    }

    /** What a model is told of them. */
    public List<ObjectNode> definitions() {
        Stream<ObjectNode> definitions = tools.values().stream().map(Tool::definition);
        return (explains ? definitions.map(Explanations::asked) : definitions).toList();
    }

    /** How a call is told to those who watch. */
    public Announcement announced(ToolCall call) {
        return arguments(call).filter(said -> explains)
                .map(said -> new Announcement(new ToolCall(call.id(), call.name(), JsonMapper.shared()
                        .writeValueAsString(Explanations.without(said))), Explanations.said(said)))
                .orElseGet(() -> new Announcement(call, null));
    }

    /** Never fails. */
    public Mono<ToolResult> run(ToolCall call, Inquiry inquiry) {
        return Mono.defer(() -> arguments(call).map(arguments -> run(call, arguments, inquiry))
                .orElseGet(() -> Mono.just(ToolResult.failed("The arguments are not a JSON object."))))
                .timeout(PATIENCE).map(Toolbox::bounded)
                .onErrorResume(thrown -> Mono.just(failed(call, thrown)));
    }

    private Mono<ToolResult> run(ToolCall call, ObjectNode arguments, Inquiry inquiry) {
        Tool tool = tools.get(call.name());
        return tool == null
                ? Mono.just(ToolResult.failed("There is no tool of this name."))
                : tool.run(explains ? Explanations.without(arguments) : arguments, inquiry);
    }

    /** Some models write nothing where there are no arguments. */
    private static Optional<ObjectNode> arguments(ToolCall call) {
        if (call.arguments().isBlank()) {
            return Optional.of(JsonMapper.shared().createObjectNode());
        }
        try {
            return Stream.of(JsonMapper.shared().readTree(call.arguments())).filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast).findFirst();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static ToolResult bounded(ToolResult result) {
        return result.text().length() <= LONGEST_RESULT
                ? result
                : new ToolResult(result.text().substring(0, LONGEST_RESULT) + "\n[cut here]", result.success(),
                        result.messages());
    }

    /** A model need not know more, and must not: what went wrong may name addresses. */
    private static ToolResult failed(ToolCall call, Throwable thrown) {
        log.warn("The tool '{}' failed: {}", call.name(), thrown.getClass().getSimpleName());
        return ToolResult.failed("The tool failed.");
    }

    private static Failure sameName(String name) {
        return Failure.badRequest("duplicate_tool", "More than one tool is named '" + name + "'.").withField("tools");
    }
}
