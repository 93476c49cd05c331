package dev.parlance.inference.gateway.selfcall;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.gateway.parameter.Flag;
import dev.parlance.inference.gateway.parameter.Parameters;
import dev.parlance.inference.provider.Chunk;
import dev.parlance.inference.stream.ToolCall;

/** Makes of calls a model has written the calls everybody else understands. One instance reads one answer. */
final class CallReading {

    private final boolean thinksAloud;

    private final boolean growing;

    private final JsonMapper json;

    private final Map<Integer, CallScan> scans = new HashMap<>();

    /** Where each chunk holds the whole text so far, the latest. */
    private final Map<Integer, String> latest = new HashMap<>();

    CallReading(Parameters parameters, JsonMapper json) {
        this.thinksAloud = parameters.has(Flag.THINKING_PROCESS);
        this.growing = parameters.has(Flag.DIFFUSING_STREAM);
        this.json = json;
    }

    /** The chunks of a stream that arrived together, as others are to read them. */
    List<byte[]> chunks(List<byte[]> payloads) {
        List<byte[]> told = new ArrayList<>(payloads.size());
        payloads.forEach(payload -> chunk(payload, told));
        return told;
    }

    private void chunk(byte[] payload, List<byte[]> told) {
        if (!Chunk.isDone(payload) && tree(payload) instanceof ObjectNode chunk && chunk.path("choices").isArray()) {
            boolean says = chunk.path("choices").isEmpty() || chunk.hasNonNull("usage");
            for (JsonNode choice : chunk.path("choices")) {
                says |= choice instanceof ObjectNode known && says(chunk, known, told);
            }
            if (says) {
                told.add(json.writeValueAsBytes(chunk));
            }
        } else {
            told.add(payload);
        }
    }

    /** Whether the choice still says something. */
    private boolean says(ObjectNode chunk, ObjectNode choice, List<byte[]> before) {
        int index = choice.path("index").asInt(0);
        ObjectNode delta = choice.path("delta") instanceof ObjectNode given ? given : choice.putObject("delta");
        String text = delta.path("content").asString("");
        CallScan scan = scans.computeIfAbsent(index, first -> new CallScan(thinksAloud));
        String said = text.isEmpty() ? "" : said(index, scan, text);
        delta.remove("content");
        String finish = choice.path("finish_reason").asString("");
        if (!finish.isEmpty()) {
            said += (growing ? scan.take(latest.getOrDefault(index, "")) : "") + scan.end(finish.equals("length"));
            ending(chunk, choice, scan, said, before);
        } else if (!said.isEmpty()) {
            delta.put("content", said);
        }
        return !finish.isEmpty() || !delta.isEmpty();
    }

    private String said(int index, CallScan scan, String text) {
        if (growing) {
            latest.put(index, text);
            return "";
        }
        return scan.take(text);
    }

    /** Text first, then the calls, then why it ended. */
    private void ending(ObjectNode chunk, ObjectNode choice, CallScan scan, String said, List<byte[]> before) {
        if (!said.isEmpty()) {
            before.add(like(chunk, choice, json.createObjectNode().put("content", said)));
        }
        if (!scan.calls().isEmpty()) {
            ObjectNode delta = json.createObjectNode();
            write(delta.putArray("tool_calls"), scan.calls());
            before.add(like(chunk, choice, delta));
            choice.put("finish_reason", "tool_calls");
        }
    }

    private byte[] like(ObjectNode chunk, ObjectNode choice, ObjectNode delta) {
        ObjectNode another = chunk.deepCopy();
        another.remove("usage");
        ObjectNode only = another.putArray("choices").addObject();
        only.put("index", choice.path("index").asInt(0)).set("delta", delta);
        only.putNull("finish_reason");
        return json.writeValueAsBytes(another);
    }

    /** An answer in one piece, as others are to read it. */
    byte[] whole(byte[] answer) {
        if (!(tree(answer) instanceof ObjectNode whole)) {
            return answer;
        }
        for (JsonNode choice : whole.path("choices")) {
            if (choice instanceof ObjectNode known && choice.path("message") instanceof ObjectNode message
                    && message.path("content").isString()) {
                read(known, message);
            }
        }
        return json.writeValueAsBytes(whole);
    }

    private void read(ObjectNode choice, ObjectNode message) {
        CallScan scan = new CallScan(thinksAloud);
        String said = scan.take(message.path("content").stringValue())
                + scan.end(choice.path("finish_reason").asString("").equals("length"));
        message.put("content", said);
        if (!scan.calls().isEmpty()) {
            write(message.putArray("tool_calls"), scan.calls());
            choice.put("finish_reason", "tool_calls");
        }
    }

    private static void write(ArrayNode all, List<ToolCall> calls) {
        for (ToolCall call : calls) {
            all.addObject().put("index", all.size() - 1).put("id", call.id()).put("type", "function")
                    .putObject("function").put("name", call.name()).put("arguments", call.arguments());
        }
    }

    private @Nullable JsonNode tree(byte[] payload) {
        try {
            return json.readTree(payload);
        } catch (JacksonException notJson) {
            return null;
        }
    }
}
