package dev.parlance.inference.answer;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.provider.Chunk;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.TokenCount;
import dev.parlance.inference.stream.TokenUsage;

/** Reads an upstream's stream as parts. One instance reads one stream. */
final class UpstreamParts {

    private final String model;

    private final List<Passage> given;

    private final int promptBytes;

    private final StringBuilder answer = new StringBuilder();

    private final NothingMark nothing = new NothingMark();

    private @Nullable String finish;

    private @Nullable TokenUsage usage;

    private boolean begun;

    private boolean done;

    UpstreamParts(String model, List<Passage> given, int promptBytes) {
        this.model = model;
        this.given = given;
        this.promptBytes = promptBytes;
    }

    /** Whether anything has come that the caller has seen. */
    boolean hasBegun() {
        return begun;
    }

    List<Part> take(List<byte[]> payloads) {
        List<Part> parts = new ArrayList<>(2);
        for (byte[] payload : payloads) {
            done = done || Chunk.isDone(payload);
            if (!done) {
                read(Chunk.of(payload), parts);
            }
        }
        return parts;
    }

    /** What follows when the upstream has ended. */
    List<Part> end() {
        if (finish == null) {
            throw UpstreamFailure.broken("The model's answer broke off.");
        }
        List<Part> parts = new ArrayList<>(4);
        delta(nothing.rest(), parts);
        begin(parts);
        parts.add(new Part.Sources(nothing.isFound() ? List.of() : Citations.of(answer.toString(), given)));
        parts.add(new Part.Usage(usage()));
        parts.add(new Part.End(finish));
        return parts;
    }

    private void read(Chunk chunk, List<Part> parts) {
        if (chunk.error() != null) {
            throw UpstreamFailure.broken(chunk.error());
        }
        if (!chunk.reasoning().isEmpty()) {
            begin(parts);
            parts.add(new Part.Reasoning(chunk.reasoning()));
        }
        delta(nothing.pass(chunk.text()), parts);
        finish = chunk.finish() != null ? chunk.finish() : finish;
        usage = chunk.usage() != null ? chunk.usage() : usage;
    }

    private void delta(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            begin(parts);
            answer.append(text);
            parts.add(new Part.Delta(text));
        }
    }

    private void begin(List<Part> parts) {
        if (!begun) {
            begun = true;
            parts.add(new Part.Start(model, null));
        }
    }

    /** What was used so far, estimated until the upstream says. */
    TokenUsage usage() {
        if (usage != null) {
            return usage;
        }
        return !begun
                ? TokenUsage.NOTHING
                : TokenUsage.estimated(TokenCount.ofBytes(promptBytes), TokenCount.of(answer.toString()));
    }
}
