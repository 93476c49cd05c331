package dev.parlance.inference.completion;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.stream.JsonText;
import dev.parlance.inference.stream.JsonEdit;

/**
 * What has to be known of a request; all else stays in its bytes, known to us or not.
 *
 * @param model as the caller named it
 * @param stream whether the answer is wanted as it is made
 * @param wantsUsage whether the caller asked for a chunk of usage at the end of a stream
 * @param promptBytes length of the messages in JSON
 * @param modelAt where the model's name stands in the body
 * @param mostOutput tokens the answer may have at most, 0 where the caller sets no bound
 * @param usageEdit what makes an upstream count a stream's tokens, absent when the caller has asked for that
 * @param isPlain whether it keeps to the OpenAI shape, and says nothing in it that is for us
 */
record CompletionRequest(byte[] body, String model, boolean stream, boolean wantsUsage, int promptBytes, Span modelAt,
        int mostOutput, @Nullable JsonEdit usageEdit, boolean isPlain) {

    /** Offsets of a value in the body. */
    record Span(int start, int end) {}

    /** The body as the upstream should read it. */
    byte[] forUpstream(String upstreamModel) {
        List<JsonEdit> edits = new ArrayList<>(2);
        if (!upstreamModel.equals(model)) {
            edits.add(new JsonEdit(modelAt.start(), modelAt.end(), JsonText.quoted(upstreamModel)));
        }
        if (stream && usageEdit != null) {
            edits.add(usageEdit);
        }
        return JsonEdit.apply(body, edits);
    }
}
