package dev.parlance.inference.gateway;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;

/**
 * What an account says of a gateway it opens or changes. Members beside these two are the view's own and are not looked at,
 * so that what was read can be sent back.
 *
 * @param name absent where nothing is said of it
 */
record GatewayDraft(@Nullable String name, ObjectNode parameters) {

    private static final int LONGEST_NAME = 128;

    /** Of a gateway to be opened. */
    static GatewayDraft whole(JsonNode body) {
        GatewayDraft draft = partial(body);
        if (!body.path("parameters").isObject()) {
            throw Failure.missing("parameters");
        }
        return draft;
    }

    /** Of a gateway to be changed. */
    static GatewayDraft partial(JsonNode body) {
        if (!body.isObject()) {
            throw Failure.badRequest("invalid_request", "The body must be a JSON object.");
        }
        return new GatewayDraft(name(body.path("name")), parameters(body.path("parameters")));
    }

    private static @Nullable String name(JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        String name = given.asString("").strip();
        boolean fits = given.isString() && !name.isEmpty() && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl);
        if (!fits) {
            throw Failure.invalid("name", "The field 'name' takes 1 to " + LONGEST_NAME
                    + " characters without line breaks.");
        }
        return name;
    }

    private static ObjectNode parameters(JsonNode given) {
        if (given instanceof ObjectNode parameters) {
            return parameters;
        }
        if (given.isMissingNode() || given.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        throw Failure.invalid("parameters", "The field 'parameters' takes an object.");
    }
}
