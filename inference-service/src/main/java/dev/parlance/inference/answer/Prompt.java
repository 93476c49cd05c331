package dev.parlance.inference.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.conversation.Turn;
import dev.parlance.inference.conversation.Turn.Exchange;
import dev.parlance.inference.extraction.Passage;

/**
 * What an upstream model is asked: the session so far, and last the question with numbered passages. Passages stand as JSON
 * lines, so that nothing in them can pass for anything but their text.
 */
final class Prompt {

    private static final int MOST_PASSAGES = 8;

    private static final int LONGEST_PASSAGE = 3_000;

    private final JsonMapper json;

    Prompt(JsonMapper json) {
        this.json = json;
    }

    /** The passages a model gets to see, as it gets to see them. */
    static List<Passage> given(List<Passage> passages) {
        return passages.subList(0, Math.min(MOST_PASSAGES, passages.size()));
    }

    /** The body of a completion. */
    ObjectNode body(String model, Turn turn, List<Passage> given, Manner manner) {
        ObjectNode body = json.createObjectNode().put("model", model);
        ArrayNode messages = body.putArray("messages");
        message(messages, "system", manner.instructions());
        for (Exchange exchange : turn.before()) {
            message(messages, "user", exchange.question());
            message(messages, "assistant", remembered(exchange.answer(), manner));
        }
        message(messages, "user", given.isEmpty()
                ? turn.question()
                : numbered(given) + "\n" + manner.label() + turn.question());
        return body;
    }

    private String numbered(List<Passage> given) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < given.size(); i++) {
            lines.append(json.writeValueAsString(line(i + 1, given.get(i)))).append('\n');
        }
        return lines.toString();
    }

    private static Map<String, Object> line(int number, Passage passage) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("passage", number);
        line.put("document", passage.documentName());
        if (passage.page() != null) {
            line.put("page", passage.page());
        }
        if (passage.heading() != null) {
            line.put("heading", passage.heading());
        }
        line.put("text", cut(passage.text(), LONGEST_PASSAGE));
        return line;
    }

    /** Marks of an earlier answer count passages that are not there any more. */
    private static String remembered(String answer, Manner manner) {
        return cut(answer.replaceAll("\\s*\\[\\d{1,2}]", ""), manner.longestBefore());
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    private static void message(ArrayNode messages, String role, String content) {
        messages.addObject().put("role", role).put("content", content);
    }
}
