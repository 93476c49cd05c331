package dev.parlance.inference.gateway.request;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.gateway.parameter.Flag;
import dev.parlance.inference.gateway.parameter.Parameters;

import static dev.parlance.inference.gateway.request.Messages.is;
import static dev.parlance.inference.gateway.request.Messages.message;

/** Makes of a caller's request the one that goes to the gateway's model. */
public final class Composition {

    private final Parameters parameters;

    private final Ingredients fetched;

    public Composition(Parameters parameters, Ingredients fetched) {
        this.parameters = parameters;
        this.fetched = fetched;
    }

    /**
     * A request as the model should read it.
     *
     * @param beginning what the answer is begun with; empty where that is left to the model
     */
    public record Composed(ObjectNode body, String beginning) {}

    /** Everything that belongs to it, in the order it is read in. It has to be {@link #finished}. */
    public ObjectNode prepared(ObjectNode request) {
        ObjectNode body = request.deepCopy();
        body.put("model", parameters.modelName());
        Sampling.settle(body, parameters);
        List<ObjectNode> said = templated(History.trimmed(messages(body), parameters));
        body.putArray("messages").addAll(fitted(instructed(informed(said))));
        return body;
    }

    /** Who speaks when, and how the answer begins. What was prepared may have been changed since. */
    public Composed finished(ObjectNode prepared) {
        List<ObjectNode> messages = Turns.arranged(fitted(messages(prepared)), parameters);
        String beginning = beginning(messages);
        ArrayNode all = prepared.putArray("messages").addAll(messages);
        if (!beginning.isEmpty()) {
            all.add(message(Messages.ASSISTANT, beginning));
        }
        return new Composed(prepared, beginning);
    }

    private static List<ObjectNode> messages(ObjectNode body) {
        return body.path("messages").valueStream().map(ObjectNode.class::cast).toList();
    }

    private List<ObjectNode> templated(List<ObjectNode> messages) {
        String template = parameters.text("userPromptTemplate");
        return template == null
                ? messages
                : messages.stream().map(message -> templated(message, template)).toList();
    }

    private static ObjectNode templated(ObjectNode message, String template) {
        String text = Messages.text(message);
        return !is(message, Messages.USER) || text.isEmpty()
                ? message
                : Messages.withText(message, template.replace(Parameters.PROMPT, text));
    }

    /** What was found stands before the last words of the user. */
    private List<ObjectNode> informed(List<ObjectNode> messages) {
        int last = messages.size() - 1;
        while (last >= 0 && !is(messages.get(last), Messages.USER)) {
            last--;
        }
        if (last < 0 || fetched.findings().isEmpty()) {
            return messages;
        }
        List<ObjectNode> informed = new ArrayList<>(messages);
        ObjectNode asked = messages.get(last);
        informed.set(last, Messages.withText(asked, fetched.findings() + "\n\n" + Messages.text(asked)));
        return informed;
    }

    private List<ObjectNode> instructed(List<ObjectNode> messages) {
        String instructions = Stream.concat(Stream.ofNullable(parameters.text("systemInstruction")),
                fetched.instructions().stream()).collect(Collectors.joining("\n\n"));
        if (instructions.isEmpty()) {
            return messages;
        }
        return Stream.concat(Stream.of(message("system", instructions)), messages.stream()).toList();
    }

    private List<ObjectNode> fitted(List<ObjectNode> messages) {
        boolean truncates = "Truncate".equals(parameters.text("contextOverflowAction"));
        return Fitting.fitted(messages, parameters.count("contextMaximumSize").orElse(Integer.MAX_VALUE), truncates);
    }

    /** A caller who has begun the answer has begun it. */
    private String beginning(List<ObjectNode> messages) {
        boolean begun = !messages.isEmpty() && is(messages.getLast(), Messages.ASSISTANT);
        String beginning = parameters.text("assistantPrefill");
        return beginning == null || begun || parameters.has(Flag.NO_ASSISTANT_PREFILLING) ? "" : beginning;
    }
}
