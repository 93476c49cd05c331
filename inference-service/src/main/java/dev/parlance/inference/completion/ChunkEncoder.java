package dev.parlance.inference.completion;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.stream.EventStream;
import dev.parlance.inference.stream.JsonText;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.TokenUsage;

/** Words parts as chunks of the OpenAI shape. One instance serves one stream. */
final class ChunkEncoder {

    static final String DONE = "[DONE]";

    private final Stamp stamp;

    private final boolean wantsUsage;

    private final JsonMapper json;

    private String model;

    private @Nullable TokenUsage usage;

    ChunkEncoder(Stamp stamp, String model, boolean wantsUsage, JsonMapper json) {
        this.stamp = stamp;
        this.model = model;
        this.wantsUsage = wantsUsage;
        this.json = json;
    }

    /** The events of a part, each a whole one; none for a part that shows later. */
    Flux<byte[]> events(Part part) {
        return Flux.fromIterable(payloads(part)).map(EventStream::data);
    }

    /** How a stream that has begun tells that it failed. */
    byte[] failed(String message) {
        String error = "{\"code\":\"server_error\",\"message\":" + JsonText.quoted(message) + "}";
        String chunk = chunk(choice("{}", "\"error\""), ",\"usage\":null,\"error\":" + error);
        return EventStream.join(EventStream.data(chunk), EventStream.data(DONE));
    }

    private List<String> payloads(Part part) {
        return switch (part) {
            case Part.Start start -> begin(start);
            case Part.Delta delta -> List.of(delta("{\"content\":" + JsonText.quoted(delta.text()) + "}"));
            case Part.Reasoning thought -> List.of(delta("{\"reasoning\":" + JsonText.quoted(thought.text()) + "}"));
            case Part.Sources found -> List.of(sources(found));
            case Part.Calls wanted -> List.of(delta("{\"tool_calls\":" + ToolWords.calls(wanted.calls(), true) + "}"));
            case Part.ServerTool tool ->
                List.of(chunk("", ",\"servertool\":" + ToolWords.event(tool) + ",\"usage\":null"));
            case Part.Billed untold -> List.of();
            case Part.Usage counted -> remember(counted.usage());
            case Part.End end -> end(end.reason());
        };
    }

    private List<String> begin(Part.Start start) {
        model = start.model();
        return List.of(delta("{\"role\":\"assistant\",\"content\":\"\"}"));
    }

    private List<String> remember(TokenUsage counted) {
        usage = counted;
        return List.of();
    }

    private List<String> end(String reason) {
        String counted = usage == null ? "null" : usage.json();
        String finish = choice("{}", JsonText.quoted(reason));
        if (wantsUsage) {
            return List.of(chunk(finish, ",\"usage\":null"), chunk("", ",\"usage\":" + counted), DONE);
        }
        return List.of(chunk(finish, ",\"usage\":" + counted), DONE);
    }

    private String sources(Part.Sources found) {
        String sources = found.sources().stream().map(json::writeValueAsString).collect(Collectors.joining(","));
        return chunk(choice("{}", "null"), ",\"sources\":[" + sources + "],\"usage\":null");
    }

    private String delta(String delta) {
        return chunk(choice(delta, "null"), ",\"usage\":null");
    }

    private static String choice(String delta, String reason) {
        return "{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":" + reason + "}";
    }

    private String chunk(String choices, String rest) {
        return "{\"id\":\"chatcmpl-" + stamp.id() + "\",\"object\":\"chat.completion.chunk\",\"created\":"
                + stamp.created()
                + ",\"model\":" + JsonText.quoted(model) + ",\"system_fingerprint\":\"" + stamp.fingerprint()
                + "\",\"choices\":[" + choices + "]" + rest + "}";
    }
}
