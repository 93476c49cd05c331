package dev.parlance.inference.translation;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.stream.ToolCall;

/** The messages of a request in the OpenAI shape, as one after the other is said. */
public final class ChatMessages {

    public static final String ASSISTANT = "assistant";

    public static final String SYSTEM = "system";

    public static final String USER = "user";

    private static final String CALLS = "tool_calls";

    private final ArrayNode messages = JsonMapper.shared().createArrayNode();

    public static ObjectNode text(String text) {
        return part("text").put("text", text);
    }

    /** @param address of a picture, or the picture itself in a {@code data:} address */
    public static ObjectNode image(String address, @Nullable String detail) {
        ObjectNode part = part("image_url");
        ObjectNode image = part.putObject("image_url").put("url", address);
        if (detail != null) {
            image.put("detail", detail);
        }
        return part;
    }

    /** @param data the file itself in a {@code data:} address */
    public static ObjectNode file(@Nullable String name, String data) {
        ObjectNode part = part("file");
        ObjectNode file = part.putObject("file");
        if (name != null) {
            file.put("filename", name);
        }
        file.put("file_data", data);
        return part;
    }

    private static ObjectNode part(String type) {
        return JsonMapper.shared().createObjectNode().put("type", type);
    }

    /** Texts alone are said as one; nothing is not said. */
    public void say(String role, List<ObjectNode> parts) {
        if (parts.isEmpty()) {
            return;
        }
        ObjectNode message = role.equals(ASSISTANT) && endsWithCalls() ? last() : messages.addObject();
        message.put("role", role);
        if (parts.stream().allMatch(part -> part.path("type").stringValue().equals("text"))) {
            message.put("content", parts.stream().map(part -> part.path("text").stringValue())
                    .collect(Collectors.joining("\n\n")));
        } else {
            message.putArray("content").addAll(parts);
        }
    }

    /** Calls that follow one another, and what was said before them, are one message of the model. */
    public void call(ToolCall call) {
        ObjectNode message = isLast(ASSISTANT)
                ? last()
                : messages.addObject().put("role", ASSISTANT).putNull("content");
        message.withArray(CALLS).addObject().put("id", call.id()).put("type", "function").putObject("function")
                .put("name", call.name()).put("arguments", call.arguments());
    }

    /** @param call id of the call that this came of */
    public void result(String call, String text) {
        messages.addObject().put("role", "tool").put("tool_call_id", call).put("content", text);
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    public ArrayNode all() {
        return messages;
    }

    private boolean endsWithCalls() {
        return isLast(ASSISTANT) && last().has(CALLS);
    }

    private boolean isLast(String role) {
        return !messages.isEmpty() && last().path("role").stringValue().equals(role);
    }

    private ObjectNode last() {
        return (ObjectNode) messages.get(messages.size() - 1);
    }
}
