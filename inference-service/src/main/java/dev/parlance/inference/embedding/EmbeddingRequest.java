package dev.parlance.inference.embedding;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.stream.JsonEdit;
import dev.parlance.inference.stream.JsonText;

/**
 * A request for vectors as its caller wrote it, and what had to be known of it.
 *
 * @param texts none where lists of tokens were sent, which only a provider's model may understand
 * @param tokens of all of it together, by the simple measure where texts were sent
 * @param base64 whether vectors are wanted as bytes instead of as numbers
 * @param dimensions how long they are to be; absent where the model decides
 * @param modelStart offset of the model's name in the body
 */
record EmbeddingRequest(byte[] body, String model, List<String> texts, int tokens, boolean base64,
        @Nullable Integer dimensions, int modelStart, int modelEnd) {

    /** The body as the upstream should read it. */
    byte[] forUpstream(String upstreamModel) {
        return upstreamModel.equals(model)
                ? body
                : JsonEdit.apply(body,
                        List.of(new JsonEdit(modelStart, modelEnd, JsonText.quoted(upstreamModel))));
    }
}
