package dev.parlance.inference.responses;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.ToolCall;

/** Words an answer as a response in one piece. */
final class WholeResponse {

    private WholeResponse() {
    }

    static String of(ResponseText text, Answer answer) {
        String finish = Objects.requireNonNullElse(answer.finish(), "stop");
        return text.ended(finish, answer.model(), output(text.mark(), answer, ResponseText.status(finish)),
                answer.usage());
    }

    /** Beside calls there is mostly nothing said. */
    private static List<String> output(Mark mark, Answer answer, String status) {
        List<String> items = new ArrayList<>();
        if (!answer.reasoning().isEmpty()) {
            items.add(Item.reasoning(mark.item("rs", 0), Item.summary(answer.reasoning())));
        }
        if (!answer.text().isEmpty() || answer.calls().isEmpty()) {
            items.add(Item.message(mark.item("msg", items.size()), status,
                    Item.text(answer.text(), answer.sources())));
        }
        for (ToolCall call : answer.calls()) {
            items.add(Item.call(mark.item("fc", items.size()), Item.COMPLETED, call, call.arguments()));
        }
        return items;
    }
}
