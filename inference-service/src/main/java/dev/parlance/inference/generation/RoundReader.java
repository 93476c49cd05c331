package dev.parlance.inference.generation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.gateway.reply.Replies;
import dev.parlance.inference.provider.Chunk;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.TokenCount;
import dev.parlance.inference.stream.TokenUsage;
import dev.parlance.inference.stream.ToolCall;

/** Reads the stream of one call to a model as parts of the answer. One instance reads one stream. */
final class RoundReader {

    /** Characters that all arguments of one round may have together. */
    private static final int LONGEST_ARGUMENTS = 4_000_000;

    private final String model;

    private final Replies replies;

    private final int promptBytes;

    private final StringBuilder text = new StringBuilder();

    private final PendingCalls calls = new PendingCalls();

    private @Nullable String finish;

    private @Nullable TokenUsage usage;

    private int chunks;

    private boolean begun;

    private boolean done;

    /** @param replies what gateways do to it */
    RoundReader(String model, Replies replies, int promptBytes) {
        this.model = model;
        this.replies = replies;
        this.promptBytes = promptBytes;
    }

    /** What the caller may see of the chunks that arrived together. */
    List<Part> take(List<byte[]> payloads) {
        List<Part> parts = new ArrayList<>(2);
        for (byte[] payload : payloads) {
            done = done || Chunk.isDone(payload);
            if (!done) {
                chunks++;
                replies.chunk(payload).forEach(told -> read(Chunk.of(told), parts));
            }
        }
        return parts;
    }

    /** What was held back when the upstream has ended. Fails where the answer broke off. */
    List<Part> end() {
        if (chunks == 0) {
            throw UpstreamFailure.broken("The model's answer was empty.");
        }
        if (finish == null && !done) {
            throw UpstreamFailure.broken("The model's answer broke off.");
        }
        List<Part> parts = new ArrayList<>(2);
        replies.rest().forEach(told -> read(Chunk.of(told), parts));
        begin(parts);
        return parts;
    }

    /** Everything it has said as answer. */
    String text() {
        return text.toString();
    }

    /** The tools it wants to be run. */
    List<ToolCall> calls() {
        return calls.calls();
    }

    /** Why it ended, in the words of the OpenAI shape. */
    String finish() {
        return finish == null ? "stop" : finish;
    }

    /** What was used so far, estimated until the upstream says. */
    TokenUsage usage() {
        if (usage != null) {
            return usage;
        }
        return chunks == 0
                ? TokenUsage.NOTHING
                : TokenUsage.estimated(TokenCount.ofBytes(promptBytes),
                        Math.max(chunks, TokenCount.of(text.toString()) + calls.characters() / 4));
    }

    private void read(Chunk chunk, List<Part> parts) {
        if (chunk.error() != null) {
            throw UpstreamFailure.broken(chunk.error());
        }
        if (!chunk.reasoning().isEmpty()) {
            begin(parts);
            parts.add(new Part.Reasoning(chunk.reasoning()));
        }
        if (!chunk.text().isEmpty()) {
            begin(parts);
            text.append(chunk.text());
            parts.add(new Part.Delta(chunk.text()));
        }
        calls(chunk);
        finish = chunk.finish() != null ? chunk.finish() : finish;
        usage = chunk.usage() != null ? chunk.usage() : usage;
    }

    private void calls(Chunk chunk) {
        calls.add(chunk.calls());
        if (calls.characters() > LONGEST_ARGUMENTS) {
            throw UpstreamFailure.broken("The model's calls of tools are too long.");
        }
    }

    private void begin(List<Part> parts) {
        if (!begun) {
            begun = true;
            parts.add(new Part.Start(model, null));
        }
    }
}
