package dev.parlance.inference.gateway.reply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One answer on its way through a gateway. What needs no change is passed on as the bytes it came as. What is not JSON is
 * passed on too, for others to judge.
 */
public final class Reply {

    private final ReplyRules rules;

    private final JsonMapper json;

    private final Map<Integer, ChoiceReply> choices = new HashMap<>();

    private @Nullable ObjectNode latest;

    public Reply(ReplyRules rules, JsonMapper json) {
        this.rules = rules;
        this.json = json;
    }

    /** What the caller gets for a chunk: it, another, several or none. */
    public List<byte[]> chunk(byte[] payload) {
        return rules.concernText() || !rules.showsAll() && ReasoningScan.finds(payload)
                ? changed(payload)
                : List.of(payload);
    }

    /** What was held back when the answer ended without saying why. */
    public List<byte[]> rest() {
        if (latest == null || !rules.concernText()) {
            return List.of();
        }
        List<byte[]> rest = new ArrayList<>();
        choices.forEach((index, choice) -> addRest(latest, index, choice, rest));
        return rest;
    }

    /** What the caller gets for an answer in one piece. */
    public byte[] whole(byte[] answer) {
        boolean untouched = !rules.concernText() && (rules.showsAll() || !ReasoningScan.finds(answer));
        if (untouched || !(tree(answer) instanceof ObjectNode whole)) {
            return answer;
        }
        for (JsonNode choice : whole.path("choices")) {
            if (choice.path("message") instanceof ObjectNode message) {
                JsonNode content = message.path("content").deepCopy();
                ChoiceReply reply = new ChoiceReply(rules);
                reply.change(message);
                ObjectNode rest = json.createObjectNode();
                reply.end(rest);
                complete(message, content, rest);
            }
        }
        return json.writeValueAsBytes(whole);
    }

    private static void complete(ObjectNode message, JsonNode content, ObjectNode rest) {
        if (!content.isString()) {
            return;
        }
        message.put("content", message.path("content").asString("") + rest.path("content").asString(""));
        String reasoning = message.path("reasoning").asString("") + rest.path("reasoning").asString("");
        if (!reasoning.isEmpty()) {
            message.put("reasoning", reasoning);
        }
    }

    private List<byte[]> changed(byte[] payload) {
        if (!(tree(payload) instanceof ObjectNode chunk) || !chunk.path("choices").isArray()) {
            return List.of(payload);
        }
        List<byte[]> told = new ArrayList<>(2);
        boolean says = chunk.path("choices").isEmpty() || chunk.hasNonNull("usage") || chunk.hasNonNull("error");
        for (JsonNode choice : chunk.path("choices")) {
            says |= changed(chunk, choice, told);
        }
        latest = chunk;
        if (says) {
            told.add(json.writeValueAsBytes(chunk));
        }
        return told;
    }

    /** Whether the choice still says something. */
    private boolean changed(ObjectNode chunk, JsonNode choice, List<byte[]> before) {
        int index = choice.path("index").asInt(0);
        ChoiceReply reply = choices.computeIfAbsent(index, first -> new ChoiceReply(rules));
        if (choice.path("delta") instanceof ObjectNode delta) {
            reply.change(delta);
        }
        boolean ends = choice.hasNonNull("finish_reason");
        if (ends && rules.concernText()) {
            releaseText(chunk, choice, before);
            addRest(chunk, index, reply, before);
        }
        return ends || choice.path("delta").propertyStream().anyMatch(Reply::saysSomething);
    }

    /** Text in the last chunk stands before what was held back, not after it. */
    private void releaseText(ObjectNode chunk, JsonNode choice, List<byte[]> before) {
        ObjectNode delta = choice.path("delta") instanceof ObjectNode last ? last : json.createObjectNode();
        if (!delta.path("content").asString("").isEmpty()) {
            before.add(like(chunk, choice.path("index").asInt(0), delta.deepCopy()));
            delta.remove(List.of("content", "reasoning"));
        }
    }

    private void addRest(ObjectNode like, int index, ChoiceReply choice, List<byte[]> told) {
        ObjectNode rest = json.createObjectNode();
        choice.end(rest);
        if (!rest.isEmpty()) {
            told.add(like(like, index, rest));
        }
    }

    private byte[] like(ObjectNode chunk, int index, ObjectNode delta) {
        ObjectNode another = chunk.deepCopy();
        another.remove("usage");
        ObjectNode choice = another.putArray("choices").addObject().put("index", index);
        choice.set("delta", delta);
        choice.putNull("finish_reason");
        return json.writeValueAsBytes(another);
    }

    private static boolean saysSomething(Map.Entry<String, JsonNode> member) {
        JsonNode value = member.getValue();
        return !value.isNull()
                && !(value.isString() && value.stringValue().isEmpty() && !member.getKey().equals("role"));
    }

    private @Nullable JsonNode tree(byte[] payload) {
        try {
            return json.readTree(payload);
        } catch (JacksonException notJson) {
            return null;
        }
    }
}
