package dev.parlance.inference.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a completion's request says, cut to what is worth keeping: words, and not pictures or sounds. */
final class RequestText {

    private static final int FIRST = 30;

    private static final int LAST = 40;

    private static final int LONGEST = 32_000;

    private static final int LONGEST_QUESTION = 8_000;

    private static final int LONGEST_NAME = 512;

    private static final int LONGEST_TOKEN = 128;

    private final JsonNode request;

    private final JsonMapper json;

    private RequestText(JsonNode request, JsonMapper json) {
        this.request = request;
        this.json = json;
    }

    static RequestText of(byte[] body, JsonMapper json) {
        try {
            return new RequestText(json.readTree(body), json);
        } catch (JacksonException unreadable) {
            return new RequestText(json.createObjectNode(), json);
        }
    }

    /** The model, or the gateway, that was asked. */
    String model() {
        String model = name(request.path("model"), LONGEST_NAME);
        return model == null ? "" : model;
    }

    @Nullable
    String user() {
        return name(request.path("user"), LONGEST_NAME);
    }

    @Nullable
    String token() {
        return name(request.path("idempotency_key"), LONGEST_TOKEN);
    }

    private static @Nullable String name(JsonNode value, int longest) {
        String text = value.asString("").replace("\0", "");
        return !value.isString() || text.isEmpty() ? null : text.substring(0, Math.min(longest, text.length()));
    }

    /** Only texts are metadata. */
    String metadata() {
        ObjectNode kept = json.createObjectNode();
        request.path("metadata").properties().forEach(member -> {
            if (member.getValue().isString()) {
                kept.put(member.getKey().replace("\0", ""), cut(member.getValue().stringValue().replace("\0", "")));
            }
        });
        return kept.toString();
    }

    /** The first and the last of them where there are many. */
    String messages() {
        List<JsonNode> all = all();
        ArrayNode kept = json.createArrayNode();
        for (int at = 0; at < all.size(); at++) {
            if (at < FIRST || at >= all.size() - LAST) {
                kept.add(shortened(all.get(at)));
            }
        }
        return kept.toString();
    }

    /** The user's last words. */
    String question() {
        String said = all().stream().filter(message -> message.path("role").asString("").equals("user"))
                .map(RequestText::words).reduce("", (before, after) -> after);
        return said.substring(0, Math.min(LONGEST_QUESTION, said.length()));
    }

    private List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>(
                request.path("messages").valueStream().filter(JsonNode::isObject).toList());
        if (all.isEmpty() && request.path("prompt").isString()) {
            all.add(json.createObjectNode().put("role", "user").set("content", request.path("prompt")));
        }
        return all;
    }

    private JsonNode shortened(JsonNode message) {
        ObjectNode kept = json.createObjectNode().put("role", message.path("role").asString("user"));
        kept.put("content", cut(words(message)));
        if (message.hasNonNull("tool_call_id")) {
            kept.put("tool_call_id", cut(message.path("tool_call_id").asString("")));
        }
        String calls = message.path("tool_calls").toString();
        if (message.path("tool_calls").isArray() && calls.length() <= LONGEST) {
            kept.set("tool_calls", message.path("tool_calls"));
        }
        return kept;
    }

    private static String words(JsonNode message) {
        JsonNode content = message.path("content");
        if (content.isArray()) {
            return content.valueStream().map(RequestText::part).collect(Collectors.joining("\n"));
        }
        return content.asString("");
    }

    private static String part(JsonNode part) {
        return part.path("text").isString()
                ? part.path("text").stringValue()
                : "[" + part.path("type").asString("part") + "]";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
