package dev.parlance.inference.tool.function;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Words what a model is told of a tool. */
public final class ToolDefinition {

    private ToolDefinition() {
    }

    /** @param form of its arguments, a JSON Schema */
    public static ObjectNode of(String name, String description, ObjectNode form) {
        ObjectNode definition = JsonNodeFactory.instance.objectNode().put("type", "function");
        definition.putObject("function").put("name", name).put("description", description).set("parameters", form);
        return definition;
    }

    /** The form of no arguments. */
    static ObjectNode noArguments() {
        ObjectNode form = JsonNodeFactory.instance.objectNode().put("type", "object");
        form.putObject("properties");
        return form;
    }

    /** The form of one text, which has to be there. */
    public static ObjectNode oneText(String name, String description) {
        ObjectNode form = JsonNodeFactory.instance.objectNode().put("type", "object");
        form.putObject("properties").putObject(name).put("type", "string").put("description", description);
        form.putArray("required").add(name);
        return form;
    }
}
