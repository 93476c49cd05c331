package dev.parlance.inference.tool.function;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.hook.HookAnswer;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.schema.JsonForm;
import dev.parlance.inference.schema.UnusableSchema;
import dev.parlance.inference.tool.Tool;
import dev.parlance.inference.tool.ToolResult;

/** A tool that is an HTTP endpoint of an account's own. The model learns neither its address nor its headers. */
final class ProtocolFunction implements Tool {

    private static final Logger log = LoggerFactory.getLogger(ProtocolFunction.class);

    private static final Duration PATIENCE = Duration.ofSeconds(50);

    /** Characters of arguments that are worth judging. */
    private static final int LONGEST_ARGUMENTS = 1_000_000;

    private static final ToolResult FAILED = ToolResult.failed("The tool failed.");

    private final JsonNode given;

    private final Callbacks callbacks;

    /** @param given its definition, judged */
    ProtocolFunction(JsonNode given, Callbacks callbacks) {
        this.given = given;
        this.callbacks = callbacks;
    }

    @Override
    public String name() {
        return given.path("name").stringValue();
    }

    @Override
    public ObjectNode definition() {
        return ToolDefinition.of(name(), given.path("description").asString(""), form());
    }

    private ObjectNode form() {
        return given.path("contentFormat") instanceof ObjectNode form && !form.isEmpty()
                ? form.deepCopy()
                : ToolDefinition.noArguments();
    }

    /** What is judged may be long and its judge slow, so no event loop does it. */
    @Override
    public Mono<ToolResult> run(ObjectNode arguments, Inquiry inquiry) {
        return Mono.fromCallable(() -> violations(arguments)).subscribeOn(Schedulers.parallel())
                .flatMap(violations -> violations.isEmpty()
                        ? call(arguments, inquiry)
                        : Mono.just(ToolResult.failed("The arguments do not fit the tool: "
                                + String.join("; ", violations))))
                .onErrorResume(UnusableSchema.class, unusable -> Mono.just(ToolResult.failed(
                        "The arguments cannot be judged by the tool's own schema.")));
    }

    private List<String> violations(ObjectNode arguments) {
        return arguments.toString().length() > LONGEST_ARGUMENTS
                ? List.of("they are too long")
                : JsonForm.of(form()).violations(arguments);
    }

    private Mono<ToolResult> call(ObjectNode arguments, Inquiry inquiry) {
        return callbacks.call(URI.create(given.path("callbackUrl").stringValue()), given.path("headers"), name(),
                arguments, inquiry)
                .timeout(PATIENCE).map(this::result)
                .onErrorResume(thrown -> Mono.just(unreached(thrown)));
    }

    /** What an endpoint says of its failure is for its owner, and may name what a model must not know. */
    private ToolResult result(HookAnswer answer) {
        if (answer.isSuccess()) {
            return ToolResult.of(answer.text());
        }
        log.warn("The function '{}' answered with the status {}", name(), answer.status());
        return FAILED;
    }

    private ToolResult unreached(Throwable thrown) {
        log.warn("The function '{}' was not reached: {}", name(), thrown.getClass().getSimpleName());
        return FAILED;
    }
}
