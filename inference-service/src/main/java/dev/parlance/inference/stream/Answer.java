package dev.parlance.inference.stream;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An answer as far as it has come: parts are added until it is whole. Who leaves early does so on another thread, so reading
 * and adding exclude each other.
 */
public final class Answer {

    private final StringBuilder text = new StringBuilder();

    private final StringBuilder reasoning = new StringBuilder();

    private final List<Part.ServerTool> tools = new ArrayList<>();

    private List<ToolCall> calls = List.of();

    private @Nullable String bill;

    private String model = "";

    private @Nullable String insteadOf;

    private List<Source> sources = List.of();

    private TokenUsage usage = TokenUsage.estimated(0, 0);

    private @Nullable String finish;

    /** All parts of a stream as one answer. */
    public static Mono<Answer> of(Flux<Part> parts) {
        return parts.collect(Answer::new, Answer::add);
    }

    public synchronized void add(Part part) {
        switch (part) {
            case Part.Start start -> {
                model = start.model();
                insteadOf = start.insteadOf();
            }
            case Part.Delta delta -> text.append(delta.text());
            case Part.Reasoning thought -> reasoning.append(thought.text());
            case Part.Calls wanted -> calls = wanted.calls();
            case Part.ServerTool tool -> tools.add(tool);
            case Part.Billed billed -> bill = billed.items();
            case Part.Sources found -> sources = found.sources();
            case Part.Usage counted -> usage = counted.usage();
            case Part.End end -> finish = end.reason();
        }
    }

    public synchronized String text() {
        return text.toString();
    }

    public synchronized String reasoning() {
        return reasoning.toString();
    }

    /** Tools the caller is to run. */
    public List<ToolCall> calls() {
        return calls;
    }

    /** What became of the tools that ran here, every state of each. */
    public synchronized List<Part.ServerTool> tools() {
        return List.copyOf(tools);
    }

    /** The items of the bill, a JSON array; absent where nobody has told them. */
    public @Nullable String bill() {
        return bill;
    }

    public String model() {
        return model;
    }

    /** The model that was to answer and could not. */
    public @Nullable String insteadOf() {
        return insteadOf;
    }

    public List<Source> sources() {
        return sources;
    }

    public TokenUsage usage() {
        return usage;
    }

    /** Why it ended, absent while it has not. */
    public @Nullable String finish() {
        return finish;
    }
}
