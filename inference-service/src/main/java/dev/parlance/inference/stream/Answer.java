package dev.parlance.inference.stream;

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
            case Part.Reasoning unsaid -> {
            }
            case Part.Sources found -> sources = found.sources();
            case Part.Usage counted -> usage = counted.usage();
            case Part.End end -> finish = end.reason();
        }
    }

    public synchronized String text() {
        return text.toString();
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
