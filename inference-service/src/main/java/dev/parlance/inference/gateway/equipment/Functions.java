package dev.parlance.inference.gateway.equipment;

import tools.jackson.databind.JsonNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.gateway.knowledge.GatewayKnowledge;
import dev.parlance.inference.gateway.parameter.ToolRules;
import dev.parlance.inference.tool.Tool;
import dev.parlance.inference.tool.function.Callbacks;
import dev.parlance.inference.tool.function.CollectionAddress;

/** Makes tools of the definitions of protocol functions. */
public final class Functions {

    private final Callbacks callbacks;

    private final GatewayKnowledge knowledge;

    public Functions(Callbacks callbacks, GatewayKnowledge knowledge) {
        this.callbacks = callbacks;
        this.knowledge = knowledge;
    }

    /**
     * Of a definition by whomsoever.
     *
     * @throws Failure with the path of what is wrong
     */
    public Tool judged(String field, JsonNode definition) {
        return of(ToolRules.function(field, definition));
    }

    /** Of one that has been judged. */
    Tool of(JsonNode definition) {
        String name = definition.path("name").stringValue();
        return CollectionAddress.find("callbackUrl", definition.path("callbackUrl").stringValue())
                .map(address -> knowledge.search(name, definition.path("description").stringValue(), address))
                .orElseGet(() -> callbacks.function(definition));
    }
}
