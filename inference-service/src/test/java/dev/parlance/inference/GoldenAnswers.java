package dev.parlance.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import reactor.core.publisher.Flux;

import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.Part.ServerTool;
import dev.parlance.inference.stream.Part.ServerTool.State;
import dev.parlance.inference.stream.Source;
import dev.parlance.inference.stream.TokenUsage;
import dev.parlance.inference.stream.ToolCall;

/** Answers, and the files that say byte by byte what callers get of them in each shape. */
public final class GoldenAnswers {

    public static final UUID ID = UUID.fromString("0198d24c-c9ce-70fe-9cf3-00644ef5f2e2");

    public static final long CREATED = 1_755_874_904;

    private static final Part START = new Part.Start("small-1", null);

    private static final Part USAGE = new Part.Usage(new TokenUsage(84, 16, 64, false));

    private static final Part END = new Part.End("stop");

    private static final Part SOURCES = new Part.Sources(
            List.of(new Source("Policy", 0.89, "d1", 3, null, "We offer it.")));

    public static final List<Part> BROKEN_OFF = List.of(START, new Part.Delta("Größe:"));

    public static final List<Part> CUT = List.of(START, new Part.Delta("Größe:"), USAGE, new Part.End("length"));

    public static final List<Part> TEXT = List.of(START, new Part.Reasoning("Umlauts?"), new Part.Delta("Größe:"),
            new Part.Delta(" \"12\"\n"), USAGE, END);

    public static final List<Part> CITED = List.of(START, new Part.Reasoning("Umlauts?"), new Part.Delta("Größe:"),
            new Part.Delta(" \"12\"\n"), SOURCES, USAGE, END);

    public static final List<Part> CALLS = List.of(START, new Part.Calls(List.of(
            new ToolCall("call_1", "look", "{\"at\":\"sky\"}"), new ToolCall("call_2", "wait", "{}"))), USAGE,
            new Part.End("tool_calls"));

    public static final List<Part> SEARCHED = List.of(START, search(State.CREATED, null), search(State.RUNNING, null),
            search(State.FINISHED, "12"), new Part.Delta("Found."), USAGE, END);

    public static final List<Part> EVERYTHING = List.of(START, new Part.Reasoning("Umlauts?"),
            search(State.FINISHED, "12"), new Part.Delta("Größe: \"12\"\n"), SOURCES,
            new Part.Billed("[{\"sku\":\"inference.chat_completions.in\",\"amount\":0.000084,\"unit_price\":0.000001,"
                    + "\"quantity\":84,\"description\":\"Inference for AI model 'small-1'\"}]"),
            USAGE, END);

    private GoldenAnswers() {
    }

    private static Part search(State state, String result) {
        return new ServerTool(new ToolCall("call_1", "web_search", "{\"q\":\"x\"}"), state,
                new ServerTool.Why("It is news.", "To know."), result);
    }

    /** All parts as one answer. */
    public static Answer answer(List<Part> parts) {
        Answer answer = new Answer();
        parts.forEach(answer::add);
        return answer;
    }

    /** Everything that is written, as one text. */
    public static String text(Flux<byte[]> written) {
        return written.reduce(new StringBuilder(),
                (text, bytes) -> text.append(new String(bytes, StandardCharsets.UTF_8)))
                .map(StringBuilder::toString).blockOptional().orElseThrow();
    }

    /** What a file of {@code golden/} says. */
    public static String file(String name) {
        try (InputStream file = GoldenAnswers.class.getResourceAsStream("/golden/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
