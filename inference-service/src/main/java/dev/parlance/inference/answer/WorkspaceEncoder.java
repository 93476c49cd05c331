package dev.parlance.inference.answer;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.EventStream;
import dev.parlance.inference.stream.JsonText;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.Source;

/**
 * The workspace shape in events, for those who ask for them: named {@code message}, {@code end} and {@code error}. One
 * instance serves one answer.
 */
final class WorkspaceEncoder implements ChatEncoder {

    private final String conversation;

    private final JsonMapper json;

    private String model = "";

    private List<Source> sources = List.of();

    WorkspaceEncoder(String conversation, JsonMapper json) {
        this.conversation = conversation;
        this.json = json;
    }

    @Override
    public String whole(Answer answer) {
        throw new UnsupportedOperationException("The workspace chat always streams");
    }

    @Override
    public Optional<byte[]> event(Part part) {
        return switch (part) {
            case Part.Start start -> quiet(() -> model = start.model());
            case Part.Sources found -> quiet(() -> sources = found.sources());
            case Part.Delta delta ->
                Optional.of(EventStream.event("message", "{\"content\":" + JsonText.quoted(delta.text()) + "}"));
            case Part.End end -> Optional.of(EventStream.event("end", end()));
            default -> Optional.empty();
        };
    }

    @Override
    public byte[] failed(String message) {
        return EventStream.event("error", "{\"error\":" + JsonText.quoted(message) + "}");
    }

    private static Optional<byte[]> quiet(Runnable remember) {
        remember.run();
        return Optional.empty();
    }

    private String end() {
        return "{\"conversationId\":" + JsonText.quoted(conversation) + ",\"model\":" + JsonText.quoted(model)
                + ",\"sources\":" + json.writeValueAsString(sources) + "}";
    }
}
