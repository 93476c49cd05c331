package dev.parlance.inference.aside;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.model.Model;

/**
 * A model that can be asked aside, and how it wants to be asked.
 *
 * @param instructedByUser whether it takes instructions in messages of the user only
 * @param takesTemperature whether that may be sent
 * @param thinksAloud whether its answers begin with what it thinks
 * @param settings members of its provider's own
 */
public record Aide(Model model, boolean instructedByUser, boolean takesTemperature, boolean thinksAloud,
        ObjectNode settings) {

    private static final int ROOM_FOR_THOUGHTS = 2_000;

    /** A model that is asked in the usual way. */
    public static Aide of(Model model) {
        return new Aide(model, false, true, false, JsonNodeFactory.instance.objectNode());
    }

    /** Tokens an answer may have that needs so many itself. */
    int output(int needed) {
        return thinksAloud ? needed + ROOM_FOR_THOUGHTS : needed;
    }
}
