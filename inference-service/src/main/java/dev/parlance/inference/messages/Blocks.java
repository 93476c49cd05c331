package dev.parlance.inference.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.stream.ToolCall;
import dev.parlance.inference.translation.ChatMessages;
import dev.parlance.inference.translation.Members;

/** Says the messages of a request, which are made of blocks. */
final class Blocks {

    private static final List<String> ROLES = List.of(ChatMessages.USER, ChatMessages.ASSISTANT, ChatMessages.SYSTEM);

    private Blocks() {
    }

    static void add(Members message, ChatMessages messages) {
        if (message.text("role") == null) {
            throw Failure.missing(message.path("role"));
        }
        switch (message.word("role", ROLES)) {
            case ChatMessages.ASSISTANT -> assistant(message, messages);
            case ChatMessages.SYSTEM -> messages.say(ChatMessages.SYSTEM, texts(message, "content"));
            default -> user(message, messages);
        }
    }

    /** What is nothing but text. */
    static List<ObjectNode> texts(Members holder, String member) {
        if (holder.value(member).isString()) {
            return said(holder, member);
        }
        List<ObjectNode> parts = new ArrayList<>();
        for (Members block : holder.objects(member)) {
            parts.add(block.needed("type").equals("text") ? text(block) : refuse(block));
        }
        return parts;
    }

    /** Results of tools come first, as they belong to the calls before; pictures among them are said after. */
    private static void user(Members message, ChatMessages messages) {
        List<ObjectNode> parts = new ArrayList<>(said(message, "content"));
        for (Members block : blocks(message)) {
            switch (block.needed("type")) {
                case "text" -> parts.add(text(block));
                case "image" -> parts.add(image(block));
                case "tool_result" -> parts.addAll(result(block, messages));
                default -> refuse(block);
            }
        }
        messages.say(ChatMessages.USER, parts);
    }

    private static void assistant(Members message, ChatMessages messages) {
        List<ObjectNode> parts = new ArrayList<>(said(message, "content"));
        List<ToolCall> calls = new ArrayList<>();
        for (Members block : blocks(message)) {
            switch (block.needed("type")) {
                case "text" -> parts.add(text(block));
                case "tool_use" -> calls.add(call(block));
                case "thinking", "redacted_thinking" -> {
                    // what a model has thought is its own
                }
                default -> refuse(block);
            }
        }
        messages.say(ChatMessages.ASSISTANT, parts);
        calls.forEach(messages::call);
    }

    /** The text of a message that is not made of blocks. */
    private static List<ObjectNode> said(Members holder, String member) {
        JsonNode content = holder.value(member);
        return content.isString() && !content.stringValue().isEmpty()
                ? List.of(ChatMessages.text(content.stringValue()))
                : List.of();
    }

    private static List<Members> blocks(Members message) {
        if (!message.has("content")) {
            throw Failure.missing(message.path("content"));
        }
        return message.value("content").isString() ? List.of() : message.objects("content");
    }

    private static ObjectNode text(Members block) {
        String text = block.text("text");
        if (text == null) {
            throw Failure.missing(block.path("text"));
        }
        return ChatMessages.text(text);
    }

    private static ObjectNode image(Members block) {
        Members source = block.object("source");
        if (source == null) {
            throw Failure.missing(block.path("source"));
        }
        return switch (source.needed("type")) {
            case "base64" -> ChatMessages.image(
                    "data:" + source.needed("media_type") + ";base64," + source.needed("data"), null);
            case "url" -> ChatMessages.image(source.needed("url"), null);
            default -> throw source.unsupported("type",
                    "Pictures are not stored here: send the picture itself or its address.");
        };
    }

    private static ToolCall call(Members block) {
        JsonNode input = block.value("input");
        if (!input.isMissingNode() && !input.isObject()) {
            throw Failure.invalid(block.path("input"), "The field '" + block.path("input") + "' must be an object.");
        }
        return new ToolCall(block.needed("id"), block.needed("name"), input.isObject() ? input.toString() : "{}");
    }

    /** Says what came of a call; what of it is no text is left to be said by the user. */
    private static List<ObjectNode> result(Members block, ChatMessages messages) {
        List<ObjectNode> parts = new ArrayList<>(said(block, "content"));
        for (Members part : block.value("content").isString() ? List.<Members>of() : block.objects("content")) {
            switch (part.needed("type")) {
                case "text" -> parts.add(text(part));
                case "image" -> parts.add(image(part));
                default -> refuse(part);
            }
        }
        messages.result(block.needed("tool_use_id"), parts.stream().filter(part -> part.has("text"))
                .map(part -> part.path("text").stringValue()).collect(Collectors.joining("\n\n")));
        return parts.stream().filter(part -> !part.has("text")).toList();
    }

    private static ObjectNode refuse(Members block) {
        throw block.unsupported("type", "Blocks of the type '" + block.text("type") + "' are not supported here.");
    }
}
