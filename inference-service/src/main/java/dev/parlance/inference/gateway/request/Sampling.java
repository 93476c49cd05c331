package dev.parlance.inference.gateway.request;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.gateway.parameter.Flag;
import dev.parlance.inference.gateway.parameter.Parameters;

/** The members of a request beside its messages: what the request says counts before what its gateway says. */
final class Sampling {

    private static final Map<String, String> MEMBERS = new LinkedHashMap<>();

    private static final Map<Flag, String> NEVER_SENT = Map.of(Flag.NO_TEMPERATURE, "temperature",
            Flag.NO_STOP_PARAMETER, "stop", Flag.NO_REASONING_EFFORT, "reasoning_effort");

    static {
        MEMBERS.put("temperature", "temperature");
        MEMBERS.put("topP", "top_p");
        MEMBERS.put("presencePenalty", "presence_penalty");
        MEMBERS.put("frequencyPenalty", "frequency_penalty");
        MEMBERS.put("stop", "stop");
        MEMBERS.put("maxCompletionTokens", "max_completion_tokens");
        MEMBERS.put("reasoningEffort", "reasoning_effort");
        MEMBERS.put("verbosity", "verbosity");
        MEMBERS.put("tools", "tools");
    }

    private Sampling() {
    }

    static void settle(ObjectNode body, Parameters parameters) {
        MEMBERS.forEach((parameter, member) -> settle(body, member, parameters.value(parameter)));
        parameters.value("additionalSettings").properties()
                .forEach(setting -> settle(body, setting.getKey(), setting.getValue()));
        NEVER_SENT.forEach((flag, member) -> {
            if (parameters.has(flag)) {
                body.remove(member);
            }
        });
        formReasoningAndSchemas(body, parameters);
    }

    private static void settle(ObjectNode body, String member, JsonNode value) {
        boolean sameInOldWords = member.equals("max_completion_tokens") && body.hasNonNull("max_tokens")
                || member.equals("max_tokens") && body.hasNonNull("max_completion_tokens");
        boolean nothing = value.isMissingNode() || member.equals("tools") && value.isEmpty();
        if (!nothing && !body.hasNonNull(member) && !sameInOldWords) {
            body.set(member, value);
        }
    }

    private static void formReasoningAndSchemas(ObjectNode body, Parameters parameters) {
        if (parameters.has(Flag.DISABLE_REASONING_SUMMARY) && body.path("reasoning") instanceof ObjectNode reasoning) {
            reasoning.remove("summary");
        }
        if (parameters.has(Flag.STRUCTURED_OUTPUT_SUPPORT) && !body.hasNonNull("response_format")
                && body.path("response_schema").isObject()) {
            body.putObject("response_format").put("type", "json_schema").putObject("json_schema").put("name", "answer")
                    .set("schema", body.path("response_schema"));
        }
        boolean strict = parameters.has(Flag.OPEN_AI_STRICT_JSON);
        if (strict && body.at("/response_format/json_schema") instanceof ObjectNode schema) {
            schema.put("strict", true);
        }
    }
}
