package dev.parlance.inference.gateway.request;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.gateway.parameter.Parameters;

/** Messages that have changed since they were composed, as the gateway's model takes them. */
public final class Arrangement {

    private Arrangement() {
    }

    public static List<ObjectNode> arranged(List<ObjectNode> messages, Parameters parameters) {
        return Turns.arranged(messages, parameters);
    }

    /** The same within the context's size. Fails with 400 where that cannot be. */
    public static List<ObjectNode> fitted(List<ObjectNode> messages, Parameters parameters) {
        boolean truncates = "Truncate".equals(parameters.text("contextOverflowAction"));
        return arranged(Fitting.fitted(messages, parameters.count("contextMaximumSize").orElse(Integer.MAX_VALUE),
                truncates), parameters);
    }
}
