package dev.parlance.inference.responses;

import java.util.List;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.translation.ChatMessages;
import dev.parlance.inference.translation.ChatTools;
import dev.parlance.inference.translation.Members;

/** Tells a request of the Responses shape in the OpenAI chat shape. */
final class RequestReader {

    /** Members that mean the same in both shapes. */
    private static final List<String> SAME = List.of("temperature", "top_p", "top_k", "presence_penalty",
            "frequency_penalty", "seed", "stop", "user", "metadata", "parallel_tool_calls", "service_tier",
            "prompt_cache_key", "safety_identifier");

    /** Members that would change the answer, and ask for what there is not. */
    private static final List<String> NONE_SUCH = List.of("prompt", "context_management", "moderation", "top_logprobs");

    /** Members that name what was said before. */
    private static final List<String> EARLIER = List.of("previous_response_id", "conversation");

    private static final List<String> CHOICES = List.of("auto", "none", "required");

    private final Members request;

    private final ObjectNode chat = JsonMapper.shared().createObjectNode();

    private RequestReader(Members request) {
        this.request = request;
    }

    static ResponseRequest read(Members request) {
        return new RequestReader(request).read();
    }

    private ResponseRequest read() {
        refuse();
        chat.put("model", request.needed("model"));
        chat.set("messages", messages());
        SAME.stream().filter(request::has).forEach(member -> chat.set(member, request.value(member)));
        most();
        tools();
        choice();
        format(request.object("text"));
        reasoning(request.object("reasoning"));
        request.word("truncation", List.of("disabled", "auto"));
        return new ResponseRequest(chat, request.flag("stream"), Echo.of(request));
    }

    private void refuse() {
        for (String earlier : EARLIER) {
            refuse(earlier, request.has(earlier), "Responses are not stored here, so the field '" + earlier
                    + "' cannot be used: send the whole conversation in 'input'.");
        }
        refuse("background", request.flag("background"),
                "Responses are not stored here, so they cannot be made in the background.");
        for (String member : NONE_SUCH) {
            refuse(member, request.asksFor(member), "The field '" + member + "' is not supported.");
        }
    }

    private void refuse(String member, boolean asked, String why) {
        if (asked) {
            throw request.unsupported(member, why);
        }
    }

    private ArrayNode messages() {
        if (!request.asksFor("input")) {
            throw Failure.missing("input");
        }
        ChatMessages messages = new ChatMessages();
        say(request.text("instructions"), ChatMessages.SYSTEM, messages);
        if (request.value("input").isString()) {
            say(request.text("input"), ChatMessages.USER, messages);
        } else {
            request.objects("input").forEach(item -> InputItems.add(item, messages));
        }
        if (messages.isEmpty()) {
            throw Failure.missing("input");
        }
        return messages.all();
    }

    private static void say(@Nullable String text, String role, ChatMessages messages) {
        if (text != null && !text.isEmpty()) {
            messages.say(role, List.of(ChatMessages.text(text)));
        }
    }

    private void most() {
        Integer most = request.count("max_output_tokens");
        if (most != null) {
            chat.put("max_completion_tokens", most);
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
        String type = tool.needed("type");
        if (!type.equals("function")) {
            throw tool.unsupported("type",
                    "Tools of the type '" + type + "' are not supported; only functions are.");
        }
        return ChatTools.tool(tool.needed("name"), tool.text("description"), tool.value("parameters"),
                tool.value("strict"));
    }

    private void choice() {
        if (request.value("tool_choice").isString()) {
            chat.put("tool_choice", request.word("tool_choice", CHOICES));
            return;
        }
        Members choice = request.object("tool_choice");
        if (choice != null && !choice.needed("type").equals("function")) {
            throw choice.unsupported("type", "The field 'tool_choice' takes auto, none, required or a function.");
        }
        if (choice != null) {
            chat.set("tool_choice", ChatTools.only(choice.needed("name")));
        }
    }

    private void format(@Nullable Members text) {
        if (text == null) {
            return;
        }
        if (text.text("verbosity") != null) {
            chat.put("verbosity", text.text("verbosity"));
        }
        Members format = text.object("format");
        String type = format == null ? "text" : format.word("type", List.of("text", "json_object", "json_schema"));
        if (format != null && type.equals("json_schema")) {
            chat.set("response_format", schema(format));
        } else if (type.equals("json_object")) {
            chat.putObject("response_format").put("type", type);
        }
    }

    private static ObjectNode schema(Members format) {
        if (format.object("schema") == null) {
            throw Failure.missing(format.path("schema"));
        }
        return ChatTools.format(format.needed("name"), format.text("description"), format.value("schema"),
                format.value("strict"));
    }

    private void reasoning(@Nullable Members reasoning) {
        String effort = reasoning == null ? null : reasoning.text("effort");
        if (effort != null) {
            chat.put("reasoning_effort", effort);
        }
    }
}
