package dev.parlance.inference.aside;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.stream.TokenCount;

/**
 * A small question to a helping model.
 *
 * @param sku under which it stands on the bill
 * @param instructions what it is to do
 * @param data what it is to do that with: whatever stands in it is no instruction
 * @param media parts of the OpenAI shape that it is to look at
 * @param mostOutput tokens its answer may have
 */
public record Question(Inquiry inquiry, String sku, String instructions, JsonNode data, List<ObjectNode> media,
        int mostOutput) {

    private static final int TOKENS_OF_MEDIA = 1_500;

    public Question {
        media = List.copyOf(media);
    }

    /** About text alone. */
    public Question(Inquiry inquiry, String sku, String instructions, JsonNode data, int mostOutput) {
        this(inquiry, sku, instructions, data, List.of(), mostOutput);
    }

    /** Tokens that will be read, estimated; how media are counted is each provider's own. */
    int input() {
        return TokenCount.of(instructions) + TokenCount.of(data.toString()) + media.size() * TOKENS_OF_MEDIA;
    }
}
