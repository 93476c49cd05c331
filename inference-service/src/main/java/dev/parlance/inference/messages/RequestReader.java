package dev.parlance.inference.messages;

import java.util.List;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.translation.ChatMessages;
import dev.parlance.inference.translation.ChatTools;
import dev.parlance.inference.translation.Members;

/** Tells a request of the Messages shape in the OpenAI chat shape. */
final class RequestReader {

    /** Members that mean the same in both shapes. */
    private static final List<String> SAME = List.of("temperature", "top_p", "top_k");

    /** Members that would change the answer, and ask for what there is not. */
    private static final List<String> NONE_SUCH = List.of("container", "mcp_servers");

    private final Members request;

    private final ObjectNode chat = JsonMapper.shared().createObjectNode();

    private RequestReader(Members request) {
        this.request = request;
    }

    static MessageRequest read(Members request) {
        return new RequestReader(request).read();
    }

    private MessageRequest read() {
        refuse();
        chat.put("model", request.needed("model"));
        chat.set("messages", messages());
        most();
        SAME.stream().filter(request::has).forEach(member -> chat.set(member, request.value(member)));
        stops();
        user(request.object("metadata"));
        tools();
        choice(request.object("tool_choice"));
        output(request.object("output_config"));
        return new MessageRequest(chat, request.flag("stream"), thinking(request.object("thinking")));
    }

    private void refuse() {
        for (String member : NONE_SUCH) {
            if (request.asksFor(member)) {
                throw request.unsupported(member, "The field '" + member + "' is not supported.");
            }
        }
    }

    private ArrayNode messages() {
        ChatMessages messages = new ChatMessages();
        if (request.has("system")) {
            messages.say(ChatMessages.SYSTEM, Blocks.texts(request, "system"));
        }
        List<Members> said = request.objects("messages");
        if (said.isEmpty()) {
            throw Failure.missing("messages");
        }
        said.forEach(message -> Blocks.add(message, messages));
        if (messages.isEmpty()) {
            throw Failure.missing("messages");
        }
        return messages.all();
    }

    private void most() {
        Integer most = request.count("max_tokens");
        if (most == null) {
            throw Failure.missing("max_tokens");
        }
        chat.put("max_completion_tokens", most);
    }

    private void stops() {
        JsonNode asked = request.value("stop_sequences");
        if (request.has("stop_sequences") && !(asked.isArray() && asked.valueStream().allMatch(JsonNode::isString))) {
            throw Failure.invalid("stop_sequences", "The field 'stop_sequences' must be an array of strings.");
        }
        if (!asked.isEmpty()) {
            chat.set("stop", asked);
        }
    }

    private void user(@Nullable Members metadata) {
        String user = metadata == null ? null : metadata.text("user_id");
        if (user != null) {
            chat.put("user", user);
        }
    }

    private void tools() {
        List<Members> tools = request.objects("tools");
        if (!tools.isEmpty()) {
            ArrayNode all = chat.putArray("tools");
            tools.forEach(tool -> all.add(tool(tool)));
        }
    }

    private static ObjectNode tool(Members tool) {
        String type = tool.text("type");
        if (type != null && !type.equals("custom")) {
            throw tool.unsupported("type",
                    "Tools of the type '" + type + "' are not supported; only those with an 'input_schema' are.");
        }
        if (tool.object("input_schema") == null) {
            throw Failure.missing(tool.path("input_schema"));
        }
        return ChatTools.tool(tool.needed("name"), tool.text("description"), tool.value("input_schema"),
                tool.value("strict"));
    }

    private void choice(@Nullable Members choice) {
        if (choice == null) {
            return;
        }
        switch (choice.word("type", List.of("auto", "any", "tool", "none"))) {
            case "any" -> chat.put("tool_choice", "required");
            case "tool" -> chat.set("tool_choice", ChatTools.only(choice.needed("name")));
            case "none" -> chat.put("tool_choice", "none");
            default -> chat.put("tool_choice", "auto");
        }
        if (choice.flag("disable_parallel_tool_use")) {
            chat.put("parallel_tool_calls", false);
        }
    }

    private void output(@Nullable Members output) {
        if (output == null) {
            return;
        }
        String effort = output.text("effort");
        if (effort != null) {
            chat.put("reasoning_effort", effort);
        }
        Members format = output.object("format");
        if (format != null) {
            format.word("type", List.of("json_schema"));
            chat.set("response_format", schema(format));
        }
    }

    private static ObjectNode schema(Members format) {
        if (format.object("schema") == null) {
            throw Failure.missing(format.path("schema"));
        }
        return ChatTools.format("answer", null, format.value("schema"), JsonMapper.shared().getNodeFactory()
                .booleanNode(true));
    }

    private static boolean thinking(@Nullable Members thinking) {
        return thinking != null && !thinking.needed("type").equals("disabled");
    }
}
