package dev.parlance.inference.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.ToolCall;

/** Words an answer as a message in one piece. */
final class WholeMessage {

    private WholeMessage() {
    }

    static String of(String id, Answer answer, boolean thinking) {
        List<String> blocks = new ArrayList<>();
        if (thinking && !answer.reasoning().isEmpty()) {
            blocks.add(MessageText.thinking(answer.reasoning()));
        }
        if (!answer.text().isEmpty()) {
            blocks.add(MessageText.text(answer.text()));
        }
        answer.calls().forEach(call -> blocks.add(MessageText.toolUse(call, input(call))));
        String reason = MessageText.stopReason(Objects.requireNonNullElse(answer.finish(), "stop"));
        return MessageText.message(id, answer.model(), blocks, reason, MessageText.usage(answer.usage()));
    }

    /** In this shape the input is an object and no text, so what is none cannot be passed on. */
    private static String input(ToolCall call) {
        if (call.arguments().isBlank()) {
            return "{}";
        }
        try {
            JsonNode input = JsonMapper.shared().readTree(call.arguments());
            if (input.isObject()) {
                return input.toString();
            }
        } catch (JacksonException malformed) {
            throw notAnObject();
        }
        throw notAnObject();
    }

    private static UpstreamFailure notAnObject() {
        return UpstreamFailure.broken("The model called a tool with something that is not a JSON object.");
    }
}
