package dev.parlance.inference.completion;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.gateway.reply.Replies;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.TokenCount;
import dev.parlance.inference.stream.TokenUsage;
import dev.parlance.inference.stream.JsonEdit;
import dev.parlance.inference.provider.Chunk;

/**
 * Passes an upstream's chunks on as they are and steps in only at the end: the tokens used stand in the last chunk before
 * {@code [DONE]}, on their own for callers who asked for that, beside the finish reason for all others, who may not expect
 * a chunk without choices. One instance serves one stream.
 */
final class ChunkRelay {

    private static final byte[] BEGIN = "data: ".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);

    private final boolean wantsUsage;

    private final int promptBytes;

    private final Replies replies;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    private byte @Nullable [] heldBack;

    private @Nullable TokenUsage usage;

    private int chunks;

    /** The last chunk that said why a choice ended. */
    private byte @Nullable [] finish;

    private boolean done;

    ChunkRelay(boolean wantsUsage, int promptBytes) {
        this(wantsUsage, promptBytes, Replies.none());
    }

    /** @param replies what gateways do to the answer */
    ChunkRelay(boolean wantsUsage, int promptBytes, Replies replies) {
        this.replies = replies;
        this.wantsUsage = wantsUsage;
        this.promptBytes = promptBytes;
    }

    /** What the caller gets for the events that arrived together; may be nothing yet. */
    byte[] take(List<byte[]> payloads) {
        payloads.forEach(this::payload);
        return written();
    }

    /** What the caller gets when the upstream has ended, however it ended. */
    byte[] end() {
        if (!done && finish == null) {
            throw UpstreamFailure.broken("The model's answer broke off.");
        }
        done();
        return written();
    }

    /** Whether all that matters of the answer has come. */
    boolean isWhole() {
        return done || finish != null;
    }

    /** What was used so far, estimated until the upstream says. */
    TokenUsage usage() {
        if (chunks == 0) {
            return TokenUsage.NOTHING;
        }
        return usage != null ? usage : TokenUsage.estimated(TokenCount.ofBytes(promptBytes), chunks);
    }

    private void payload(byte[] payload) {
        if (done) {
            return;
        }
        if (Chunk.isDone(payload)) {
            ended();
            return;
        }
        if (!PayloadScan.looksLikeObject(payload) || !PayloadScan.isJson(payload)) {
            throw UpstreamFailure.broken("The model sent something that is not an answer.");
        }
        chunks++;
        replies.chunk(payload).forEach(this::told);
    }

    private void told(byte[] payload) {
        if (PayloadScan.deservesReading(payload)) {
            special(payload, Chunk.of(payload));
        } else {
            release();
            write(payload);
        }
    }

    private void ended() {
        if (chunks == 0) {
            throw UpstreamFailure.broken("The model's answer was empty.");
        }
        done();
    }

    private void special(byte[] payload, Chunk facts) {
        if (facts.error() != null) {
            throw UpstreamFailure.broken(facts.error());
        }
        if (facts.finish() != null) {
            finish = payload;
        }
        if (facts.usage() != null) {
            usage = facts.usage();
        }
        if (wantsUsage) {
            write(payload);
        } else {
            withUsageBesideFinish(payload, facts);
        }
    }

    private void withUsageBesideFinish(byte[] payload, Chunk facts) {
        if (!facts.hasChoices()) {
            if (heldBack != null && facts.usage() != null) {
                write(merged(heldBack, facts.usageText()));
                heldBack = null;
            }
            return;
        }
        release();
        if (facts.finish() != null && facts.usage() == null) {
            heldBack = payload;
        } else {
            write(payload);
        }
    }

    private void done() {
        if (done) {
            return;
        }
        done = true;
        replies.rest().forEach(this::told);
        if (heldBack != null) {
            write(merged(heldBack, usage().json()));
            heldBack = null;
        } else if (wantsUsage && usage == null && finish != null) {
            write(onlyUsage(finish));
        }
        out.writeBytes(DONE);
    }

    /** What the upstream should have sent as its last chunk. */
    private byte[] onlyUsage(byte[] chunk) {
        Chunk facts = Chunk.of(chunk);
        return JsonEdit.apply(chunk, List.of(facts.withoutChoices(), facts.withUsage(usage().json())));
    }

    private static byte[] merged(byte[] chunk, String usage) {
        return JsonEdit.apply(chunk, List.of(Chunk.of(chunk).withUsage(usage)));
    }

    private void release() {
        if (heldBack != null) {
            write(heldBack);
            heldBack = null;
        }
    }

    private void write(byte[] payload) {
        out.writeBytes(BEGIN);
        out.writeBytes(payload);
        out.writeBytes(END);
    }

    private byte[] written() {
        byte[] bytes = out.toByteArray();
        out.reset();
        return bytes;
    }
}
