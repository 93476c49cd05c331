package dev.parlance.inference.responses;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.parlance.inference.stream.JsonText;
import dev.parlance.inference.stream.Source;
import dev.parlance.inference.stream.ToolCall;

/** Words the items of a response's output. */
final class Item {

    static final String IN_PROGRESS = "in_progress";

    static final String COMPLETED = "completed";

    static final String INCOMPLETE = "incomplete";

    private Item() {
    }

    /** @param content its parts */
    static String message(String id, String status, String content) {
        return "{\"id\":\"" + id + "\",\"type\":\"message\",\"status\":\"" + status + "\",\"role\":\"assistant\","
                + "\"content\":[" + content + "]}";
    }

    /** @param summary its parts */
    static String reasoning(String id, String summary) {
        return "{\"id\":\"" + id + "\",\"type\":\"reasoning\",\"summary\":[" + summary + "]}";
    }

    static String call(String id, String status, ToolCall call, String arguments) {
        return "{\"id\":\"" + id + "\",\"type\":\"function_call\",\"status\":\"" + status + "\",\"call_id\":"
                + JsonText.quoted(call.id()) + ",\"name\":" + JsonText.quoted(call.name()) + ",\"arguments\":"
                + JsonText.quoted(arguments) + "}";
    }

    static String text(String text, List<Source> sources) {
        String annotations = IntStream.range(0, sources.size())
                .mapToObj(number -> annotation(sources.get(number), number)).collect(Collectors.joining(","));
        return "{\"type\":\"output_text\",\"text\":" + JsonText.quoted(text) + ",\"annotations\":[" + annotations
                + "],\"logprobs\":[]}";
    }

    static String summary(String text) {
        return "{\"type\":\"summary_text\",\"text\":" + JsonText.quoted(text) + "}";
    }

    /** A document the text rests on. */
    static String annotation(Source source, int number) {
        return "{\"type\":\"file_citation\",\"file_id\":" + JsonText.quoted(source.documentId()) + ",\"filename\":"
                + JsonText.quoted(source.documentName()) + ",\"index\":" + number + "}";
    }
}
