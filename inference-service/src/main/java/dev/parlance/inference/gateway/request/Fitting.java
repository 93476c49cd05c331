package dev.parlance.inference.gateway.request;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;

import static dev.parlance.inference.gateway.request.Messages.is;

/**
 * Keeps messages within a number of tokens, estimated as a quarter of their characters. Instructions, the user's last
 * message and what follows it always stay; of the others the oldest go first, the results of a tool with the call.
 */
final class Fitting {

    private static final int CHARACTERS_PER_TOKEN = 4;

    private Fitting() {
    }

    /** Fails with 400 where they do not fit and, if there is leave to truncate, cannot be made to. */
    static List<ObjectNode> fitted(List<ObjectNode> messages, int budget, boolean truncates) {
        long all = messages.stream().mapToLong(Fitting::characters).sum();
        if (tokens(all) <= budget) {
            return messages;
        }
        List<ObjectNode> kept = truncates ? truncated(messages, all, budget) : messages;
        long rest = kept.stream().mapToLong(Fitting::characters).sum();
        if (tokens(rest) > budget) {
            throw Failure.badRequest("context_length_exceeded", "The messages have about %,d tokens; %,d are allowed."
                    .formatted(tokens(rest), budget)).withField("messages");
        }
        return kept;
    }

    private static List<ObjectNode> truncated(List<ObjectNode> messages, long all, int budget) {
        List<ObjectNode> kept = new ArrayList<>();
        int last = lastOfUser(messages);
        long rest = all;
        boolean afterGap = false;
        for (int i = 0; i < messages.size(); i++) {
            ObjectNode message = messages.get(i);
            boolean orphan = afterGap && is(message, Messages.TOOL);
            if (i < last && !Messages.instructs(message) && (orphan || tokens(rest) > budget)) {
                rest -= characters(message);
                afterGap = true;
            } else {
                kept.add(message);
                afterGap = afterGap && Messages.instructs(message);
            }
        }
        return kept;
    }

    private static int lastOfUser(List<ObjectNode> messages) {
        int last = messages.size() - 1;
        while (last > 0 && !is(messages.get(last), Messages.USER)) {
            last--;
        }
        return last;
    }

    private static long tokens(long characters) {
        return Math.ceilDiv(characters, CHARACTERS_PER_TOKEN);
    }

    private static long characters(JsonNode message) {
        long calls = Messages.callsTools(message) ? message.path("tool_calls").toString().length() : 0;
        return Messages.text(message).length() + calls;
    }
}
