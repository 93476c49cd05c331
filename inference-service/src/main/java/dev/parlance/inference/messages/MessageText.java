package dev.parlance.inference.messages;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.stream.JsonText;
import dev.parlance.inference.stream.TokenUsage;
import dev.parlance.inference.stream.ToolCall;

/** Words messages and their blocks. */
final class MessageText {

    private MessageText() {
    }

    /** @param stopReason absent while it goes on */
    static String message(String id, String model, List<String> blocks, @Nullable String stopReason, String usage) {
        return "{\"id\":\"msg_" + id + "\",\"type\":\"message\",\"role\":\"assistant\",\"model\":"
                + JsonText.quoted(model) + ",\"content\":[" + String.join(",", blocks) + "],\"stop_reason\":"
                + JsonText.quoted(stopReason) + ",\"stop_sequence\":null,\"usage\":" + usage + "}";
    }

    static String text(String text) {
        return "{\"type\":\"text\",\"text\":" + JsonText.quoted(text) + ",\"citations\":null}";
    }

    /** Nobody has signed it. */
    static String thinking(String text) {
        return "{\"type\":\"thinking\",\"thinking\":" + JsonText.quoted(text) + ",\"signature\":\"\"}";
    }

    /** @param input a JSON object */
    static String toolUse(ToolCall call, String input) {
        return "{\"type\":\"tool_use\",\"id\":" + JsonText.quoted(call.id()) + ",\"name\":"
                + JsonText.quoted(call.name()) + ",\"input\":" + input + "}";
    }

    /** @param finish in the words of the chat shape, which do not tell which sequence has stopped a model */
    static String stopReason(String finish) {
        return switch (finish) {
            case "length" -> "max_tokens";
            case "tool_calls" -> "tool_use";
            case "content_filter" -> "refusal";
            default -> "end_turn";
        };
    }

    /** What came from a cache is counted apart in this shape. */
    static String usage(TokenUsage usage) {
        return "{\"input_tokens\":" + Math.max(0, usage.prompt() - usage.cached())
                + ",\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":" + usage.cached()
                + ",\"output_tokens\":" + usage.completion() + (usage.estimated() ? ",\"estimated\":true}" : "}");
    }
}
