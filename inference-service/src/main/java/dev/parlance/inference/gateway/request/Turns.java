package dev.parlance.inference.gateway.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.gateway.parameter.Flag;
import dev.parlance.inference.gateway.parameter.Parameters;

import static dev.parlance.inference.gateway.request.Messages.is;
import static dev.parlance.inference.gateway.request.Messages.message;

/** Who may speak when, for models that are particular about it. */
final class Turns {

    private static final String BETWEEN = "\n\n";

    private Turns() {
    }

    static List<ObjectNode> arranged(List<ObjectNode> messages, Parameters parameters) {
        List<ObjectNode> arranged = messages;
        if (parameters.has(Flag.REWRITE_TOOL_CALLS_AS_USER_MESSAGES)) {
            arranged = withToolsInWords(arranged);
        }
        if (parameters.has(Flag.NO_SYSTEM_INSTRUCT)) {
            arranged = arranged.stream().map(Turns::fromUser).toList();
        }
        return parameters.has(Flag.STRICT_USER_ASSISTANT_TURNS) ? alternating(arranged) : arranged;
    }

    private static ObjectNode fromUser(ObjectNode message) {
        return Messages.instructs(message) ? message.deepCopy().put("role", Messages.USER) : message;
    }

    private static List<ObjectNode> withToolsInWords(List<ObjectNode> messages) {
        List<ObjectNode> told = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (ObjectNode message : messages) {
            if (is(message, Messages.TOOL)) {
                String name = names.getOrDefault(message.path("tool_call_id").asString(""), "the tool");
                told.add(message(Messages.USER, "Result of " + name + ": " + Messages.text(message)));
            } else if (Messages.callsTools(message)) {
                tellCalls(message, told, names);
            } else {
                told.add(message);
            }
        }
        return told;
    }

    private static void tellCalls(ObjectNode message, List<ObjectNode> told, Map<String, String> names) {
        if (!Messages.text(message).isBlank()) {
            told.add(message(Messages.ASSISTANT, Messages.text(message)));
        }
        for (JsonNode call : message.path("tool_calls")) {
            String name = call.at("/function/name").asString("");
            names.put(call.path("id").asString(""), name);
            told.add(message(Messages.USER,
                    "You called " + name + " with " + call.at("/function/arguments").asString("{}")));
        }
    }

    private static List<ObjectNode> alternating(List<ObjectNode> messages) {
        List<List<ObjectNode>> turns = new ArrayList<>();
        for (ObjectNode message : messages) {
            if (turns.isEmpty() || !belongTogether(turns.getLast().getLast(), message)) {
                turns.add(new ArrayList<>());
            }
            turns.getLast().add(message);
        }
        return turns.stream().map(Turns::joined).toList();
    }

    private static boolean belongTogether(ObjectNode first, ObjectNode second) {
        boolean bothUsers = is(first, Messages.USER) && is(second, Messages.USER);
        boolean bothAssistants = is(first, Messages.ASSISTANT) && is(second, Messages.ASSISTANT)
                && !Messages.callsTools(first) && !Messages.callsTools(second);
        return bothUsers || bothAssistants;
    }

    private static ObjectNode joined(List<ObjectNode> turn) {
        ObjectNode joined = turn.getFirst();
        if (turn.size() == 1) {
            return joined;
        }
        if (turn.stream().noneMatch(message -> message.path("content").isArray())) {
            return joined.deepCopy().put("content",
                    turn.stream().map(Messages::text).collect(Collectors.joining(BETWEEN)));
        }
        ObjectNode whole = joined.deepCopy();
        ArrayNode parts = whole.putArray("content");
        turn.stream().map(Messages::parts).forEach(parts::addAll);
        return whole;
    }
}
