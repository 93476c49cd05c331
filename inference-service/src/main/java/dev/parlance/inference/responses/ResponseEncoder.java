package dev.parlance.inference.responses;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.responses.OpenItem.Kind;
import dev.parlance.inference.stream.JsonText;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.TokenUsage;
import dev.parlance.inference.stream.ToolCall;

/** Words parts as events of the Responses shape. One instance serves one stream. */
final class ResponseEncoder {

    private final ResponseText text;

    private final List<String> output = new ArrayList<>();

    private String model;

    private TokenUsage usage = TokenUsage.NOTHING;

    private @Nullable OpenItem open;

    private int number;

    private boolean begun;

    private boolean answered;

    /** @param model as the caller named it */
    ResponseEncoder(ResponseText text, String model) {
        this.text = text;
        this.model = model;
    }

    /** The events of a part, written as one; nothing for a part that shows later. */
    byte[] events(Part part) {
        return written(told(part));
    }

    /** How a stream that has begun tells that it failed, what was said so far included. */
    byte[] failed(Failure failure) {
        List<String> said = new ArrayList<>(output);
        if (open != null) {
            said.add(open.whole(Item.INCOMPLETE));
        }
        Event end = new Event("response.failed", "\"response\":" + text.failed(failure, model, said));
        return written(Stream.of(begun ? List.<Event>of() : begin(model), List.of(end, error(failure)))
                .flatMap(List::stream).toList());
    }

    private List<Event> told(Part part) {
        return switch (part) {
            case Part.Start start -> begin(start.model());
            case Part.Delta delta -> grow(Kind.MESSAGE, delta.text());
            case Part.Reasoning thought -> grow(Kind.REASONING, thought.text());
            case Part.Sources found -> annotate(found);
            case Part.Calls wanted -> calls(wanted.calls());
            case Part.ServerTool untold -> List.of();
            case Part.Billed untold -> List.of();
            case Part.Usage counted -> remember(counted.usage());
            case Part.End end -> end(end.reason());
        };
    }

    private List<Event> begin(String answering) {
        begun = true;
        model = answering;
        String response = "\"response\":" + text.begun(model);
        return List.of(new Event("response.created", response), new Event("response.in_progress", response));
    }

    private List<Event> grow(Kind kind, String more) {
        List<Event> events = new ArrayList<>();
        events.add(in(kind, events).grown(more));
        return events;
    }

    private List<Event> annotate(Part.Sources found) {
        List<Event> events = new ArrayList<>();
        OpenItem message = in(Kind.MESSAGE, events);
        message.rests(found.sources());
        IntStream.range(0, found.sources().size()).mapToObj(message::annotated).forEach(events::add);
        return events;
    }

    /** @param events gets what has to be told before */
    private OpenItem in(Kind kind, List<Event> events) {
        OpenItem current = open;
        if (current == null || !current.is(kind)) {
            events.addAll(close(Item.COMPLETED));
            current = new OpenItem(kind, text.mark(), output.size());
            events.addAll(current.opened());
            open = current;
            answered |= kind == Kind.MESSAGE;
        }
        return current;
    }

    private List<Event> close(String status) {
        OpenItem last = open;
        if (last == null) {
            return List.of();
        }
        open = null;
        output.add(last.whole(status));
        return last.closed(status);
    }

    private List<Event> calls(List<ToolCall> wanted) {
        List<Event> events = new ArrayList<>(close(Item.COMPLETED));
        wanted.forEach(call -> call(call, events));
        answered = true;
        return events;
    }

    private void call(ToolCall call, List<Event> events) {
        String id = text.mark().item("fc", output.size());
        String index = "\"output_index\":" + output.size();
        String where = "\"item_id\":\"" + id + "\"," + index;
        String arguments = JsonText.quoted(call.arguments());
        String whole = Item.call(id, Item.COMPLETED, call, call.arguments());
        events.add(new Event("response.output_item.added",
                index + ",\"item\":" + Item.call(id, Item.IN_PROGRESS, call, "")));
        events.add(new Event("response.function_call_arguments.delta", where + ",\"delta\":" + arguments));
        events.add(new Event("response.function_call_arguments.done",
                where + ",\"name\":" + JsonText.quoted(call.name()) + ",\"arguments\":" + arguments));
        events.add(new Event("response.output_item.done", index + ",\"item\":" + whole));
        output.add(whole);
    }

    private List<Event> remember(TokenUsage counted) {
        usage = counted;
        return List.of();
    }

    private List<Event> end(String finish) {
        List<Event> events = new ArrayList<>();
        if (!answered) {
            in(Kind.MESSAGE, events);
        }
        String status = ResponseText.status(finish);
        events.addAll(close(status));
        events.add(new Event("response." + status, "\"response\":" + text.ended(finish, model, output, usage)));
        return events;
    }

    /** Told twice, as some clients look for its words beside the type and others under {@code error}. */
    private static Event error(Failure failure) {
        String code = ResponseText.code(failure);
        String words = "\"code\":\"" + code + "\",\"message\":" + JsonText.quoted(failure.text()) + ",\"param\":null";
        return new Event("error", words + ",\"error\":{\"type\":\"" + code + "\"," + words + "}");
    }

    private byte[] written(List<Event> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        events.forEach(event -> out.writeBytes(event.numbered(number++)));
        return out.toByteArray();
    }
}
