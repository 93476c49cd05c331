package dev.parlance.inference.tool;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.stream.Part.ServerTool.Why;

/** Has a model say, with each call, why it is made: two arguments of ours beside the tool's own. */
final class Explanations {

    private static final String REASON = "_tool_reason";

    private static final String GOAL = "_tool_goal";

    private Explanations() {
    }

    /** The same tool, with room for the two. */
    static ObjectNode asked(ObjectNode definition) {
        ObjectNode asked = definition.deepCopy();
        ObjectNode function = asked.withObject("/function");
        ObjectNode parameters = function.path("parameters") instanceof ObjectNode given
                ? given
                : function.putObject("parameters").put("type", "object");
        ObjectNode properties = parameters.path("properties") instanceof ObjectNode given
                ? given
                : parameters.putObject("properties");
        describe(properties, REASON, "Why you call this tool now, in one short sentence for the user.");
        describe(properties, GOAL, "What you want to achieve with it, in one short sentence for the user.");
        return asked;
    }

    private static void describe(ObjectNode properties, String name, String words) {
        properties.putObject(name).put("type", "string").put("description", words);
    }

    /** What was said, absent where nothing was. */
    static @Nullable Why said(ObjectNode arguments) {
        String reason = arguments.path(REASON).asString("");
        String goal = arguments.path(GOAL).asString("");
        return reason.isBlank() && goal.isBlank() ? null : new Why(reason, goal);
    }

    /** The tool's own arguments. */
    static ObjectNode without(ObjectNode arguments) {
        ObjectNode own = arguments.deepCopy();
        own.remove(REASON);
        own.remove(GOAL);
        return own;
    }
}
