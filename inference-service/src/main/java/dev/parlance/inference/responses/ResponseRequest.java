package dev.parlance.inference.responses;

import tools.jackson.databind.node.ObjectNode;

/**
 * A request of the Responses shape that has been understood.
 *
 * @param chat what it is in the OpenAI chat shape
 * @param echo the members of the response that repeat what was asked
 */
record ResponseRequest(ObjectNode chat, boolean stream, String echo) {

    String model() {
        return chat.path("model").stringValue();
    }
}
