package dev.parlance.inference.gateway.parameter;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import dev.parlance.chassis.egress.GuardedHttp;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.schema.JsonForm;
import dev.parlance.inference.tool.function.CollectionAddress;

import static dev.parlance.inference.gateway.parameter.Rule.choice;
import static dev.parlance.inference.gateway.parameter.Rule.flag;
import static dev.parlance.inference.gateway.parameter.Rule.object;
import static dev.parlance.inference.gateway.parameter.Rule.text;

/** How tools have to be described. */
public final class ToolRules {

    private static final int LONGEST_TEXT = 200_000;

    private static final int LARGEST_JSON = 500_000;

    private static final Rule TOOL = object(Map.of("type", choice("function"), "function",
            object(Map.of("name", Rule.matching("[A-Za-z0-9_-]{1,64}", "1 to 64 letters, digits, '_' or '-'"),
                    "description", text(LONGEST_TEXT), "parameters", Rule.anyObject(LARGEST_JSON), "strict", flag()),
                    "name")),
            "type", "function");

    private static final Rule FUNCTION = object(Map.of("name",
            Rule.matching("[A-Za-z_$][A-Za-z0-9_$-]{2,63}",
                    "3 to 64 letters, digits or '_', not beginning with a digit"),
            "description", text(LONGEST_TEXT), "headers", Headers.RULE, "callbackUrl", ToolRules::callback,
            "contentFormat", Rule.anyObject(LARGEST_JSON).and(ToolRules::form)), "name", "description", "callbackUrl");

    private static final List<String> SAY_WHAT_IT_IS = List.of("properties", "$ref", "allOf", "anyOf", "oneOf");

    private ToolRules() {
    }

    /**
     * A tool in the OpenAI shape, which the caller runs.
     *
     * @throws Failure with the path of what is wrong
     */
    public static JsonNode tool(String field, JsonNode given) {
        return TOOL.judged(field, given);
    }

    /**
     * A protocol function, which runs here.
     *
     * @throws Failure with the path of what is wrong
     */
    public static JsonNode function(String field, JsonNode given) {
        return FUNCTION.judged(field, given);
    }

    private static JsonNode callback(String field, JsonNode given) {
        text(2_000).judged(field, given);
        if (CollectionAddress.find(field, given.stringValue()).isEmpty()) {
            GuardedHttp.address(field, given.stringValue());
        }
        return given;
    }

    private static JsonNode form(String field, JsonNode given) {
        boolean ofObject = given.has("type")
                ? given.path("type").asString("").equals("object")
                : given.isEmpty() || SAY_WHAT_IT_IS.stream().anyMatch(given::has);
        Rule.demand(ofObject, field, "a JSON Schema of an object, or {} where there are no arguments");
        JsonForm.flaw(given).ifPresent(flaw -> {
            throw Failure.invalid(field, "The field '" + field + "' is no JSON Schema that can be used. " + flaw);
        });
        return given;
    }
}
