package dev.parlance.inference.generation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.metering.Call;
import dev.parlance.inference.metering.Work;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.TokenCount;
import dev.parlance.inference.stream.TokenUsage;
import dev.parlance.inference.stream.ToolCall;
import dev.parlance.inference.tool.ToolResult;

/** How far one answer has come: what was said to the model so far, and what it took. One instance serves one answer. */
final class Course {

    private static final int MOST_OUTPUT = 10_000_000;

    private final Wanted wanted;

    private final GenerationSettings most;

    private final Clock clock;

    private final JsonMapper json;

    private final Instant begun;

    private final ObjectNode body;

    private final Set<String> callersTools = new HashSet<>();

    private TokenUsage used = TokenUsage.NOTHING;

    private @Nullable Call latest;

    private int rounds;

    private int attempts;

    private boolean started;

    private boolean forced;

    Course(Wanted wanted, GenerationSettings most, Clock clock, JsonMapper json) {
        this.wanted = wanted;
        this.most = most;
        this.clock = clock;
        this.json = json;
        this.begun = clock.instant();
        this.body = wanted.body().deepCopy();
        this.body.path("tools").forEach(tool -> callersTools.add(tool.at("/function/name").asString("")));
        formed();
    }

    /** It is always a stream that the model is asked for: what comes is passed on, and who leaves has it ended at once. */
    private void formed() {
        body.put("model", wanted.model().id()).put("stream", true).putObject("stream_options").put("include_usage",
                true);
        List<ObjectNode> own = wanted.tools().definitions();
        if (!own.isEmpty()) {
            ArrayNode tools = body.path("tools") instanceof ArrayNode given ? given : body.putArray("tools");
            tools.addAll(own);
        }
    }

    Wanted wanted() {
        return wanted;
    }

    /** The next request to the model. */
    byte[] next() {
        rounds++;
        forced = isLast() && body.has("tools");
        if (forced) {
            body.put("tool_choice", "none");
        }
        return json.writeValueAsBytes(body);
    }

    /** What the call to it is paid for. */
    Work work(byte[] request) {
        int limit = body.path("max_completion_tokens").asInt(body.path("max_tokens").asInt(Work.USUAL_OUTPUT));
        return new Work(wanted.model().id(), wanted.inquiry().route(), TokenCount.ofBytes(request.length),
                Math.clamp(limit, 1, MOST_OUTPUT), wanted.model().own());
    }

    void paid(Call call) {
        latest = call;
    }

    /** Whether this is a part for the caller: an answer begins once, and text that must have a form is judged first. */
    boolean shows(Part part) {
        if (part instanceof Part.Start) {
            boolean first = !started;
            started = true;
            return first;
        }
        return wanted.structure() == null || !(part instanceof Part.Delta);
    }

    void over(RoundReader round) {
        used = used.plus(round.usage());
    }

    /** Whether the model was told to answer with what it knows. */
    boolean wasForced() {
        return forced;
    }

    private boolean isLast() {
        return rounds >= most.rounds() || used.total() >= most.tokens()
                || clock.instant().isAfter(begun.plus(most.time()));
    }

    /** Which of these the caller is to run; an answer that was cut holds none that could be run. */
    List<ToolCall> forCaller(RoundReader round) {
        boolean allHis = wanted.tools().isEmpty();
        return isCut(round)
                ? List.of()
                : round.calls().stream().filter(call -> allHis || callersTools.contains(call.name())
                        && !wanted.tools().has(call.name())).toList();
    }

    /** Which of these are to be run here. */
    List<ToolCall> forUs(RoundReader round) {
        boolean none = isCut(round) || !forCaller(round).isEmpty();
        return none ? List.of() : round.calls().stream().limit(most.calls()).toList();
    }

    private static boolean isCut(RoundReader round) {
        return round.finish().equals("length") || round.finish().equals("content_filter");
    }

    /** Tells the model what came of its calls. */
    void told(RoundReader round, List<ToolCall> calls, List<ToolResult> results) {
        ArrayNode messages = (ArrayNode) body.path("messages");
        messages.add(asked(round.text(), calls));
        for (int i = 0; i < calls.size(); i++) {
            messages.addObject().put("role", "tool").put("tool_call_id", calls.get(i).id())
                    .put("content", results.get(i).text());
        }
        results.forEach(result -> messages.addAll(result.messages()));
        if (!body.path("tool_choice").isMissingNode()) {
            body.put("tool_choice", "auto");
        }
    }

    private ObjectNode asked(String text, List<ToolCall> calls) {
        ObjectNode message = json.createObjectNode().put("role", "assistant");
        message.set("content",
                text.isEmpty() ? json.getNodeFactory().nullNode() : json.getNodeFactory().stringNode(text));
        ArrayNode all = message.putArray("tool_calls");
        for (ToolCall call : calls) {
            String arguments = call.arguments().isBlank() ? "{}" : call.arguments();
            all.addObject().put("id", call.id()).put("type", "function").putObject("function")
                    .put("name", call.name()).put("arguments", arguments);
        }
        return message;
    }

    /** Whether the model may try again to give its answer the form it must have. */
    boolean mayTryAgain(Structure structure) {
        return ++attempts < structure.attempts() && rounds < most.rounds() + structure.attempts()
                && used.total() < most.tokens();
    }

    void complain(String text, String complaint) {
        ArrayNode messages = (ArrayNode) body.path("messages");
        messages.addObject().put("role", "assistant").put("content", text);
        messages.addObject().put("role", "user").put("content", complaint);
    }

    /** How the answer ends. */
    List<Part> ending(String finish) {
        List<Part> parts = new ArrayList<>(3);
        parts.add(new Part.Billed(bill()));
        parts.add(new Part.Usage(used));
        parts.add(new Part.End(finish));
        return parts;
    }

    private String bill() {
        Stream<String> own = latest == null ? Stream.of() : Stream.of(latest.bill(used));
        return Stream.concat(own, wanted.charges().stream()).map(items -> items.substring(1, items.length() - 1))
                .filter(items -> !items.isBlank()).collect(Collectors.joining(",", "[", "]"));
    }
}
