package dev.parlance.inference.responses;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.stream.ToolCall;
import dev.parlance.inference.translation.ChatMessages;
import dev.parlance.inference.translation.Members;

/** Says the items of a request's input as messages. */
final class InputItems {

    private static final List<String> ROLES = List.of(ChatMessages.USER, ChatMessages.ASSISTANT, ChatMessages.SYSTEM,
            "developer");

    private InputItems() {
    }

    static void add(Members item, ChatMessages messages) {
        String type = item.text("type");
        switch (type == null ? "message" : type) {
            case "message" -> messages.say(role(item), content(item, "content"));
            case "function_call" -> messages.call(new ToolCall(item.needed("call_id"), item.needed("name"),
                    arguments(item.text("arguments"))));
            case "function_call_output" -> messages.result(item.needed("call_id"), output(item));
            case "reasoning" -> {
                // what a model has thought is its own
            }
            case "item_reference" -> throw item.unsupported("type",
                    "Responses are not stored here, so items cannot be named by their ids: send them whole.");
            default -> throw item.unsupported("type", "Items of the type '" + type + "' are not supported.");
        }
    }

    /** Developers' words are the system's to models that tell only three roles apart. */
    private static String role(Members item) {
        if (item.text("role") == null) {
            throw Failure.missing(item.path("role"));
        }
        String role = item.word("role", ROLES);
        return role.equals("developer") ? ChatMessages.SYSTEM : role;
    }

    private static String arguments(@Nullable String arguments) {
        return arguments == null || arguments.isBlank() ? "{}" : arguments;
    }

    private static String output(Members item) {
        List<ObjectNode> parts = content(item, "output");
        if (parts.stream().anyMatch(part -> !part.has("text"))) {
            throw item.unsupported("output", "The output of a function must be text.");
        }
        return parts.stream().map(part -> part.path("text").stringValue()).collect(Collectors.joining("\n\n"));
    }

    private static List<ObjectNode> content(Members item, String member) {
        if (!item.has(member)) {
            throw Failure.missing(item.path(member));
        }
        if (item.value(member).isString()) {
            return List.of(ChatMessages.text(item.value(member).stringValue()));
        }
        List<ObjectNode> parts = new ArrayList<>();
        item.objects(member).forEach(part -> parts.add(part(part)));
        return parts;
    }

    private static ObjectNode part(Members part) {
        String type = part.needed("type");
        return switch (type) {
            case "input_text", "output_text", "text" -> ChatMessages.text(text(part, "text"));
            case "refusal" -> ChatMessages.text(text(part, "refusal"));
            case "input_image" -> image(part);
            case "input_file" -> file(part);
            default -> throw part.unsupported("type", "Content of the type '" + type + "' is not supported.");
        };
    }

    /** Which may be empty. */
    private static String text(Members part, String member) {
        String text = part.text(member);
        if (text == null) {
            throw Failure.missing(part.path(member));
        }
        return text;
    }

    private static ObjectNode image(Members part) {
        refuseStored(part);
        return ChatMessages.image(part.needed("image_url"), part.text("detail"));
    }

    private static ObjectNode file(Members part) {
        refuseStored(part);
        if (part.has("file_url")) {
            throw part.unsupported("file_url", "Files are not fetched: send the file itself in 'file_data'.");
        }
        return ChatMessages.file(part.text("filename"), part.needed("file_data"));
    }

    private static void refuseStored(Members part) {
        if (part.has("file_id")) {
            throw part.unsupported("file_id", "Files are not stored here: send the content itself.");
        }
    }
}
