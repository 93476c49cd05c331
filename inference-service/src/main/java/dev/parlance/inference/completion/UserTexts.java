package dev.parlance.inference.completion;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.parlance.chassis.failure.Failure;

/**
 * What a user has said in the messages of a request, for a model that answers questions.
 *
 * @param question the last thing said
 * @param earlier what was said before, oldest first
 */
record UserTexts(String question, List<String> earlier) {

    static UserTexts of(JsonNode request) {
        List<String> texts = new ArrayList<>();
        for (JsonNode message : request.path("messages")) {
            String text = text(message.path("content")).strip();
            if (message.path("role").asString("").equals("user") && !text.isEmpty()) {
                texts.add(text);
            }
        }
        if (texts.isEmpty()) {
            throw Failure.invalid("messages", "The field 'messages' needs a message of the user with text.");
        }
        return new UserTexts(texts.getLast(), List.copyOf(texts.subList(0, texts.size() - 1)));
    }

    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asString("");
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            text.append(part.path("text").asString("")).append('\n');
        }
        return text.toString();
    }
}
