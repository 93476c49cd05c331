package dev.parlance.inference.gateway.request;

import java.util.List;

/**
 * What was fetched for a request.
 *
 * @param instructions beside the gateway's own
 * @param findings passages of the account's knowledge, in words for the model; empty where there are none
 */
public record Ingredients(List<String> instructions, String findings) {

    public Ingredients {
        instructions = List.copyOf(instructions);
    }
}
