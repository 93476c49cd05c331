package dev.parlance.inference.aside;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.model.Model;

/**
 * A model that can be asked aside, and how it wants to be asked.
 *
 * @param instructsAsUser whether it takes instructions in messages of the user only
 * @param takesTemperature whether that may be sent
 * @param settings members of its provider's own
 */
public record Helper(Model model, boolean instructsAsUser, boolean takesTemperature, ObjectNode settings) {

    /** A model that is asked in the usual way. */
    public static Helper of(Model model) {
        return new Helper(model, false, true, JsonNodeFactory.instance.objectNode());
    }
}
