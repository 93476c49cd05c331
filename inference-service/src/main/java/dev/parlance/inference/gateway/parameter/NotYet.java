package dev.parlance.inference.gateway.parameter;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;

/** Refuses what a gateway may be told and cannot do yet: to take it and not to do it would be worse. */
final class NotYet {

    /** Lists, flags, texts and objects that mean something as soon as they are there and not empty. */
    private static final List<String> FIELDS = List.of("skills", "alwaysVisibleTools", "enableBash",
            "mcpSources");

    private NotYet() {
    }

    static void refuse(ObjectNode parameters) {
        FIELDS.forEach(field -> demand(isNothing(parameters.path(field)), field));
        demand(isNothing(parameters.path("sentinelOptions").path("enabledFunctions")),
                "sentinelOptions.enabledFunctions");
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isBoolean() && !value.booleanValue()
                || value.isContainer() && value.isEmpty();
    }

    private static void demand(boolean met, String name) {
        if (!met) {
            String field = Parameters.FIELD + name;
            throw Failure.of(422, "not_supported_yet", "What the field '" + field + "' asks for is not supported yet.")
                    .withField(field);
        }
    }
}
