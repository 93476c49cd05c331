package dev.parlance.inference.conversation;

import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.conversation.HeldRecording.Piece;
import dev.parlance.inference.provider.Chunk;
import dev.parlance.inference.provider.UpstreamFailure;

/** The words of an answer, put together from what was handed over. */
final class AnswerText {

    private static final int LONGEST = 1_000_000;

    private AnswerText() {
    }

    /** What cannot be read adds nothing. */
    static String of(List<Piece> pieces, JsonMapper json) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(switch (piece) {
                case Piece.Chunk chunk -> chunk(chunk.payload());
                case Piece.Whole whole -> whole(whole.answer(), json);
                case Piece.Text said -> said.text();
            });
        }
        return text.substring(0, Math.min(LONGEST, text.length())).replace("\0", "");
    }

    private static String chunk(byte[] payload) {
        try {
            return Chunk.isDone(payload) ? "" : Chunk.of(payload).text();
        } catch (UpstreamFailure unreadable) {
            return "";
        }
    }

    private static String whole(byte[] answer, JsonMapper json) {
        try {
            JsonNode content = json.readTree(answer).at("/choices/0/message/content");
            return content.asString("");
        } catch (JacksonException unreadable) {
            return "";
        }
    }
}
