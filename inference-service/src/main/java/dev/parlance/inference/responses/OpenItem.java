package dev.parlance.inference.responses;

import java.util.List;

import dev.parlance.inference.stream.JsonText;
import dev.parlance.inference.stream.Source;

/** An item of the output that is still growing: the answer's text, or a summary of the model's reasoning. */
final class OpenItem {

    /** What grows. */
    enum Kind {
        MESSAGE("msg", "response.content_part", "response.output_text", "content_index",
                ",\"logprobs\":[]"), REASONING("rs", "response.reasoning_summary_part",
                        "response.reasoning_summary_text", "summary_index", "");

        private final String prefix;

        private final String part;

        private final String text;

        private final String index;

        private final String more;

        Kind(String prefix, String part, String text, String index, String more) {
            this.prefix = prefix;
            this.part = part;
            this.text = text;
            this.index = index;
            this.more = more;
        }
    }

    private final Kind kind;

    private final String id;

    private final int number;

    private final StringBuilder text = new StringBuilder();

    private List<Source> sources = List.of();

    OpenItem(Kind kind, Mark mark, int number) {
        this.kind = kind;
        this.id = mark.item(kind.prefix, number);
        this.number = number;
    }

    boolean is(Kind other) {
        return kind == other;
    }

    List<Event> opened() {
        String item = kind == Kind.MESSAGE ? Item.message(id, Item.IN_PROGRESS, "") : Item.reasoning(id, "");
        return List.of(item("response.output_item.added", item),
                new Event(kind.part + ".added", where() + ",\"part\":" + part()));
    }

    Event grown(String more) {
        text.append(more);
        return new Event(kind.text + ".delta", where() + ",\"delta\":" + JsonText.quoted(more) + kind.more);
    }

    /** What the text rests on. */
    void rests(List<Source> found) {
        sources = found;
    }

    Event annotated(int annotation) {
        return new Event("response.output_text.annotation.added", where() + ",\"annotation_index\":" + annotation
                + ",\"annotation\":" + Item.annotation(sources.get(annotation), annotation));
    }

    List<Event> closed(String status) {
        return List.of(
                new Event(kind.text + ".done", where() + ",\"text\":" + JsonText.quoted(text.toString()) + kind.more),
                new Event(kind.part + ".done", where() + ",\"part\":" + part()),
                item("response.output_item.done", whole(status)));
    }

    /** As far as it has grown. */
    String whole(String status) {
        return kind == Kind.MESSAGE ? Item.message(id, status, part()) : Item.reasoning(id, part());
    }

    private String part() {
        return kind == Kind.MESSAGE ? Item.text(text.toString(), sources) : Item.summary(text.toString());
    }

    private String where() {
        return "\"item_id\":\"" + id + "\",\"output_index\":" + number + ",\"" + kind.index + "\":0";
    }

    private Event item(String type, String item) {
        return new Event(type, "\"output_index\":" + number + ",\"item\":" + item);
    }
}
