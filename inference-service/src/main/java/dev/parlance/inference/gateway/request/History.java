package dev.parlance.inference.gateway.request;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.gateway.parameter.Flag;
import dev.parlance.inference.gateway.parameter.Parameters;

import static dev.parlance.inference.gateway.request.Messages.is;

/** What is left out of the messages a request brings along. */
final class History {

    private static final String OLD_RESULT = "[This result was left out because it is old. Call the tool again if it is needed.]";

    private static final String NO_TEXT = "[An attachment was left out because the model reads text only.]";

    private static final List<String> THOUGHTS = List.of("reasoning", "reasoning_content", "thinking");

    private static final List<String> STORED_THOUGHTS = List.of("reasoning_details", "reasoning_summary");

    private History() {
    }

    static List<ObjectNode> trimmed(List<ObjectNode> messages, Parameters parameters) {
        List<ObjectNode> trimmed = withLatestResults(messages, parameters.count("toolContextCount").orElse(0));
        trimmed.forEach(message -> forget(message, parameters));
        return parameters.has(Flag.DISABLE_MULTI_MODAL_INPUT)
                ? trimmed.stream().map(History::textOnly).toList()
                : trimmed;
    }

    /** @param most results of tools that stay, 0 for all */
    private static List<ObjectNode> withLatestResults(List<ObjectNode> messages, int most) {
        List<ObjectNode> latest = new ArrayList<>(messages);
        int results = 0;
        for (int i = messages.size() - 1; i >= 0 && most > 0; i--) {
            if (is(messages.get(i), Messages.TOOL) && ++results > most) {
                latest.set(i, messages.get(i).deepCopy().put("content", OLD_RESULT));
            }
        }
        return latest;
    }

    private static void forget(ObjectNode message, Parameters parameters) {
        if (is(message, Messages.ASSISTANT) && !parameters.has(Flag.PRESERVE_THINKING_TOKENS)) {
            message.remove(THOUGHTS);
        }
        if (is(message, Messages.ASSISTANT) && !parameters.has(Flag.INCLUDE_STORED_REASONING)) {
            message.remove(STORED_THOUGHTS);
        }
    }

    private static ObjectNode textOnly(ObjectNode message) {
        JsonNode content = message.path("content");
        if (!content.isArray() || content.valueStream().allMatch(Messages::isText)) {
            return message;
        }
        String text = Messages.text(message);
        return message.deepCopy().put("content", text.isBlank() ? NO_TEXT : text);
    }
}
