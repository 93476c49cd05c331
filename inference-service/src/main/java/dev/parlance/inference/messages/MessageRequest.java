package dev.parlance.inference.messages;

import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.stream.TokenCount;

/**
 * A request of the Messages shape that has been understood.
 *
 * @param chat what it is in the OpenAI chat shape
 * @param thinking whether the model's reasoning is wanted
 */
record MessageRequest(ObjectNode chat, boolean stream, boolean thinking) {

    String model() {
        return chat.path("model").stringValue();
    }

    /** How many tokens it is, by the simple measure: the true number is known when the answer is whole. */
    int length() {
        return TokenCount.of(chat.path("messages").toString());
    }
}
