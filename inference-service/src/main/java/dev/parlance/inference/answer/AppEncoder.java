package dev.parlance.inference.answer;

import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.conversation.SessionId;
import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.EventStream;
import dev.parlance.inference.stream.JsonText;
import dev.parlance.inference.stream.Part;

/** The app shape: named events {@code message}, {@code end} and {@code error}. One instance serves one answer. */
final class AppEncoder implements ChatEncoder {

    private final SessionId session;

    private final JsonMapper json;

    private String fallback = "";

    AppEncoder(SessionId session, JsonMapper json) {
        this.session = session;
        this.json = json;
    }

    @Override
    public String whole(Answer answer) {
        return "{\"success\":true,\"content\":" + JsonText.quoted(answer.text()) + ",\"session_id\":\"" + session.text()
                + "\",\"sources\":" + json.writeValueAsString(answer.sources()) + ",\"model\":"
                + JsonText.quoted(answer.model()) + ",\"fallback_from\":" + JsonText.quoted(answer.insteadOf()) + "}";
    }

    @Override
    public Optional<byte[]> event(Part part) {
        return switch (part) {
            case Part.Start start -> remember(start);
            case Part.Delta delta -> event("message", "{\"content\":" + JsonText.quoted(delta.text()) + "}");
            case Part.End end -> event("end", "{\"session_id\":\"" + session.text() + "\"" + fallback + "}");
            case Part.Sources unlisted -> Optional.empty();
            case Part.Reasoning unsaid -> Optional.empty();
            case Part.Calls unasked -> Optional.empty();
            case Part.ServerTool unshown -> Optional.empty();
            case Part.Billed untold -> Optional.empty();
            case Part.Usage uncounted -> Optional.empty();
        };
    }

    @Override
    public byte[] failed(String message) {
        return EventStream.event("error", "{\"error\":" + JsonText.quoted(message) + "}");
    }

    private Optional<byte[]> remember(Part.Start start) {
        if (start.insteadOf() != null) {
            fallback = ",\"model\":" + JsonText.quoted(start.model()) + ",\"fallback_from\":"
                    + JsonText.quoted(start.insteadOf());
        }
        return Optional.empty();
    }

    private static Optional<byte[]> event(String name, String data) {
        return Optional.of(EventStream.event(name, data));
    }
}
