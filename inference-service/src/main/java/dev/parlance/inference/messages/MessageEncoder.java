package dev.parlance.inference.messages;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.ApiFamily;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.stream.EventStream;
import dev.parlance.inference.stream.JsonText;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.TokenUsage;
import dev.parlance.inference.stream.ToolCall;

/** Words parts as events of the Messages shape. One instance serves one stream. */
final class MessageEncoder {

    static final byte[] PING = EventStream.event("ping", "{\"type\":\"ping\"}");

    /** What a block that grows is, and how it is told to. */
    private enum Kind {
        TEXT("text_delta", "text"), THINKING("thinking_delta", "thinking");

        private final String delta;

        private final String member;

        Kind(String delta, String member) {
            this.delta = delta;
            this.member = member;
        }
    }

    private final String id;

    private final int length;

    private final boolean thinking;

    private final String requestId;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    private TokenUsage usage = TokenUsage.NOTHING;

    private @Nullable Kind open;

    private int blocks;

    /**
     * @param length tokens of the request, estimated
     * @param thinking whether the model's reasoning is shown
     */
    MessageEncoder(String id, int length, boolean thinking, String requestId) {
        this.id = id;
        this.length = length;
        this.thinking = thinking;
        this.requestId = requestId;
    }

    /** The events of a part, written as one; nothing for a part that shows later. */
    byte[] events(Part part) {
        switch (part) {
            case Part.Start start -> begin(start.model());
            case Part.Delta delta -> grow(Kind.TEXT, delta.text());
            case Part.Reasoning thought when thinking -> grow(Kind.THINKING, thought.text());
            case Part.Calls wanted -> wanted.calls().forEach(this::call);
            case Part.Usage counted -> usage = counted.usage();
            case Part.End end -> end(end.reason());
            case Part.Reasoning untold -> untold();
            case Part.Sources untold -> untold();
            case Part.ServerTool untold -> untold();
            case Part.Billed untold -> untold();
        }
        return written();
    }

    /** How a stream that has begun tells that it failed. */
    byte[] failed(Failure failure) {
        Map<String, Object> words = ApiFamily.MESSAGES.body(failure, requestId);
        return EventStream.event("error", JsonMapper.shared().writeValueAsString(words));
    }

    private static void untold() {
        // this shape has no place for it
    }

    private void begin(String model) {
        String counted = MessageText.usage(new TokenUsage(length, 0, 0, false));
        write("message_start",
                "\"message\":" + MessageText.message(id, model, List.of(), null, counted));
    }

    private void grow(Kind kind, String more) {
        if (open != kind) {
            close();
            open = kind;
            start(kind == Kind.TEXT ? MessageText.text("") : MessageText.thinking(""));
        }
        delta("\"type\":\"" + kind.delta + "\",\"" + kind.member + "\":" + JsonText.quoted(more));
    }

    private void call(ToolCall call) {
        close();
        start(MessageText.toolUse(call, "{}"));
        delta("\"type\":\"input_json_delta\",\"partial_json\":" + JsonText.quoted(call.arguments()));
        stop();
    }

    private void start(String block) {
        write("content_block_start", "\"index\":" + blocks + ",\"content_block\":" + block);
    }

    private void delta(String delta) {
        write("content_block_delta", "\"index\":" + blocks + ",\"delta\":{" + delta + "}");
    }

    private void stop() {
        write("content_block_stop", "\"index\":" + blocks);
        blocks++;
    }

    private void close() {
        if (open != null) {
            stop();
            open = null;
        }
    }

    private void end(String finish) {
        close();
        write("message_delta", "\"delta\":{\"stop_reason\":\"" + MessageText.stopReason(finish)
                + "\",\"stop_sequence\":null},\"usage\":" + MessageText.usage(usage));
        out.writeBytes(EventStream.event("message_stop", "{\"type\":\"message_stop\"}"));
    }

    private void write(String type, String members) {
        out.writeBytes(EventStream.event(type, "{\"type\":\"" + type + "\"," + members + "}"));
    }

    private byte[] written() {
        byte[] bytes = out.toByteArray();
        out.reset();
        return bytes;
    }
}
