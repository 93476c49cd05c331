package dev.parlance.inference.gateway.request;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that was said in a conversation.
 *
 * @param role who said it, in the words of the OpenAI shape
 */
public record Utterance(@JsonProperty("role") String role, @JsonProperty("text") String text) {

    public boolean byUser() {
        return role.equals(Messages.USER);
    }

    /** What user and assistant have said in a request, oldest first, as it was said. */
    public static List<Utterance> of(ObjectNode request) {
        return request.path("messages").valueStream()
                .filter(message -> Messages.is(message, Messages.USER) || Messages.is(message, Messages.ASSISTANT))
                .map(message -> new Utterance(message.path("role").stringValue(), Messages.text(message)))
                .filter(said -> !said.text().isBlank()).toList();
    }

    /** All that stands in a request, whoever said it, with a mark where it is no text. */
    public static List<Utterance> all(ObjectNode request) {
        return request.path("messages").valueStream()
                .map(message -> new Utterance(message.path("role").asString(""), marked(message))).toList();
    }

    private static String marked(JsonNode message) {
        String said = Messages.parts(message).stream()
                .map(part -> Messages.isText(part) ? part.path("text").asString("") : mark(part))
                .collect(Collectors.joining("\n"));
        String calls = message.path("tool_calls").valueStream()
                .map(call -> call.at("/function/name").asString("") + call.at("/function/arguments").asString(""))
                .collect(Collectors.joining("\n"));
        return calls.isEmpty() ? said : said + "\n" + calls;
    }

    private static String mark(JsonNode part) {
        return "[" + part.path("type").asString("attachment").replaceAll("[^a-z_]", "") + "]";
    }
}
