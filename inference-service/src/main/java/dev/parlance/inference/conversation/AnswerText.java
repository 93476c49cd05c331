package dev.parlance.inference.conversation;

import java.nio.charset.StandardCharsets;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.conversation.HeldRecording.Piece;
import dev.parlance.inference.provider.Chunk;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.TokenUsage;

/**
 * An answer put together from what was handed over.
 *
 * @param words what it says
 */
record AnswerText(String words, int promptTokens, int completionTokens) {

    private static final int LONGEST = 1_000_000;

    private static final String DATA = "data: {";

    /** What cannot be read adds nothing. */
    static AnswerText of(List<Piece> pieces, TokenUsage usage, JsonMapper json) {
        StringBuilder text = new StringBuilder();
        JsonNode whole = json.missingNode();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Events events -> events(events.sent(), text);
                case Piece.Text said -> text.append(said.text());
                case Piece.Whole answer -> whole = tree(answer.answer(), json);
            }
        }
        text.append(whole.at("/choices/0/message/content").asString(""));
        String words = text.substring(0, Math.min(LONGEST, text.length())).replace("\0", "");
        return new AnswerText(words, whole.at("/usage/prompt_tokens").asInt(usage.prompt()),
                whole.at("/usage/completion_tokens").asInt(usage.completion()));
    }

    private static void events(byte[] sent, StringBuilder text) {
        new String(sent, StandardCharsets.UTF_8).lines().filter(line -> line.startsWith(DATA))
                .forEach(line -> text.append(chunk(line.substring(DATA.length() - 1))));
    }

    private static String chunk(String payload) {
        try {
            return Chunk.of(payload.getBytes(StandardCharsets.UTF_8)).text();
        } catch (UpstreamFailure unreadable) {
            return "";
        }
    }

    private static JsonNode tree(byte[] answer, JsonMapper json) {
        try {
            return json.readTree(answer);
        } catch (JacksonException unreadable) {
            return json.missingNode();
        }
    }
}
