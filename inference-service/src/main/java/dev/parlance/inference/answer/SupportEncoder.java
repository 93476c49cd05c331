package dev.parlance.inference.answer;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.conversation.SessionId;
import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.EventStream;
import dev.parlance.inference.stream.JsonText;
import dev.parlance.inference.stream.Part;

/**
 * The support shape. Its clients parse whatever follows {@code data: } as JSON, line by line, so each event is one line and
 * there is no other end mark than {@code done}. One instance serves one answer.
 */
final class SupportEncoder implements ChatEncoder {

    private final SessionId session;

    private final JsonMapper json;

    private String model = "";

    private @Nullable String insteadOf;

    SupportEncoder(SessionId session, JsonMapper json) {
        this.session = session;
        this.json = json;
    }

    @Override
    public String whole(Answer answer) {
        return "{\"answer\":" + JsonText.quoted(answer.text()) + ",\"session_id\":\"" + session.text()
                + "\",\"sources\":"
                + json.writeValueAsString(answer.sources()) + ",\"model\":" + JsonText.quoted(answer.model())
                + ",\"fallback_from\":" + JsonText.quoted(answer.insteadOf()) + "}";
    }

    @Override
    public Optional<byte[]> event(Part part) {
        return switch (part) {
            case Part.Start start -> remember(start);
            case Part.Delta delta -> event("token", JsonText.quoted(delta.text()));
            case Part.Sources found -> event("sources", json.writeValueAsString(found.sources()));
            case Part.End end -> event("done", done());
            case Part.Reasoning unsaid -> Optional.empty();
            case Part.Calls unasked -> Optional.empty();
            case Part.ServerTool unshown -> Optional.empty();
            case Part.Billed untold -> Optional.empty();
            case Part.Usage uncounted -> Optional.empty();
        };
    }

    @Override
    public byte[] failed(String message) {
        return EventStream.data("{\"type\":\"error\",\"data\":" + JsonText.quoted(message) + "}");
    }

    private Optional<byte[]> remember(Part.Start start) {
        model = start.model();
        insteadOf = start.insteadOf();
        return Optional.empty();
    }

    private String done() {
        return "{\"session_id\":\"" + session.text() + "\",\"model\":" + JsonText.quoted(model) + ",\"fallback_from\":"
                + JsonText.quoted(insteadOf) + "}";
    }

    private static Optional<byte[]> event(String type, String data) {
        return Optional.of(EventStream.data("{\"type\":\"" + type + "\",\"data\":" + data + "}"));
    }
}
