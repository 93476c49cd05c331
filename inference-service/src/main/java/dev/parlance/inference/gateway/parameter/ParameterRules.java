package dev.parlance.inference.gateway.parameter;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.parlance.chassis.egress.GuardedHttp;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;

import static dev.parlance.inference.gateway.parameter.Rule.choice;
import static dev.parlance.inference.gateway.parameter.Rule.flag;
import static dev.parlance.inference.gateway.parameter.Rule.integer;
import static dev.parlance.inference.gateway.parameter.Rule.list;
import static dev.parlance.inference.gateway.parameter.Rule.number;
import static dev.parlance.inference.gateway.parameter.Rule.object;
import static dev.parlance.inference.gateway.parameter.Rule.text;
import static dev.parlance.inference.gateway.parameter.Rule.word;
import static java.util.Map.entry;

/** Which values each parameter takes by itself. */
final class ParameterRules {

    private static final int LONGEST_TEXT = 200_000;

    private static final int LARGEST_JSON = 500_000;

    private static final int MOST_TOKENS = 10_000_000;

    private static final Rule SOURCES = list(32, object(Map.of("name", word(128), "description", text(2_000), "url",
            ParameterRules::address, "headers", Headers.RULE, "cacheDuration", integer(0, 86_400)), "name", "url"));

    private static final Rule BASH = object(Map.of("allowDataPersistence", flag(), "toolList", list(500, word(128)),
            "toolExclusionMode", choice("WhiteList", "BlackList")));

    private static final Rule BUILT_IN = object(Map.of("webSearchMode", choice("Full", "Summarized"),
            "webSearchMaxResults", integer(1, 25), "imageGenerationMaxResults", integer(1, 4),
            "imageGenerationQuality", choice("Low", "Medium", "High", "Highest"), "imageGenerationAllowMatureContent",
            flag(), "imageGenerationAllowReferenceUsage", flag(), "imageGenerationModelName", word(200),
            "includeAllMemoryContext", flag()));

    private static final Rule FUNCTIONS = list(32, choice("WebSearch", "Code", "OpenUrl", "Remember", "ImageGeneration",
            "XPostsSearch", "GenerateDocument", "GenerateWebPage", "AdvancedWebUsage", "Request", "Calendar"));

    private static final Rule LEVEL = integer(0, 10);

    private static final Rule MODERATION = object(Map.of("violenceThreshold", LEVEL, "sexualExplicitThreshold", LEVEL,
            "politicalThreshold", LEVEL, "dangerousContentThreshold", LEVEL, "jailbreakThreshold", LEVEL));

    private static final Rule EFFORT = Rule.matching("[A-Za-z][A-Za-z0-9_-]{0,31}",
            "a word such as low, medium or high");

    private static final Rule ROUTING = object(Map.of("lowComplexityModelName", word(200), "mediumComplexityModelName",
            word(200), "highComplexityModelName", word(200), "lowComplexityModelReasoningEffort", EFFORT,
            "mediumComplexityModelReasoningEffort", EFFORT, "highComplexityModelReasoningEffort", EFFORT),
            "lowComplexityModelName", "mediumComplexityModelName", "highComplexityModelName");

    private static final Rule FLAGS = list(32, choice(Arrays.stream(Flag.values()).map(Flag::word)
            .toArray(String[]::new)));

    private static final Rule MEDIA = list(6, choice("Image", "Audio", "Video", "File", "OtherFiles", "All"));

    private static final Rule CONTEXT_SIZES = object(
            Map.of("rewriteContextSize", integer(1, 50), "concatenateContextSize", integer(1, 50)));

    private static final Map<String, Rule> RULES = Map.ofEntries(entry("baseAddress", ParameterRules::baseAddress),
            entry("skills", list(256, ParameterRules::id)), entry("hideToolsWithoutSkill", flag()),
            entry("alwaysVisibleTools", list(256, word(128))), entry("enableBash", flag()), entry("bashOptions", BASH),
            entry("knowledgeCollections", list(64, ParameterRules::collection)),
            entry("knowledgeBaseMaximumResults", integer(1, 128)),
            entry("knowledgeBaseMinimumScore", number(0, 0.99)), entry("knowledgeUseReferences", flag()),
            entry("knowledgeUseMetaDescriptions", flag()),
            entry("queryStrategy", choice("Plain", "Concatenate", "FullRewrite", "UserRewrite", "QueryFunction")),
            entry("queryStrategyParameters", CONTEXT_SIZES), entry("apiKey", word(2_000)),
            entry("modelName", word(200)),
            entry("temperature", number(0, 2)), entry("topP", number(0, 1)), entry("presencePenalty", number(-2, 2)),
            entry("frequencyPenalty", number(-2, 2)), entry("stop", ParameterRules::stop),
            entry("maxCompletionTokens", integer(1, MOST_TOKENS)),
            entry("contextMaximumSize", integer(1, MOST_TOKENS)),
            entry("contextOverflowAction", choice("Throw", "Truncate")), entry("systemInstruction", text(LONGEST_TEXT)),
            entry("workerScriptSource", ParameterRules::address),
            entry("userPromptTemplate", text(LONGEST_TEXT).and(ParameterRules::template)),
            entry("assistantPrefill", text(LONGEST_TEXT)), entry("includePrefillingInMessages", flag()),
            entry("reasoningEffort", EFFORT), entry("verbosity", EFFORT), entry("flags", FLAGS),
            entry("tools", list(128, ToolRules::tool)), entry("protocolFunctions", list(128, ToolRules::function)),
            entry("protocolFunctionSources", list(32, ParameterRules::address)), entry("mcpSources", SOURCES),
            entry("systemInstructionsSources", SOURCES), entry("enabledMultimodalFeatures", MEDIA),
            entry("toolContextCount", integer(0, 1_000)),
            entry("sentinelOptions", object(Map.of("enabledFunctions", FUNCTIONS))),
            entry("builtinFunctionsOptions", BUILT_IN), entry("moderationParameters", MODERATION),
            entry("knownToolHandlerName", word(64)), entry("toolInvocationExplanations", flag()),
            entry("modelRoutingParameters", ROUTING), entry("additionalSettings", Rule.anyObject(LARGEST_JSON)));

    private ParameterRules() {
    }

    static Set<String> names() {
        return RULES.keySet();
    }

    /** @param field where the parameter stands in the request */
    static JsonNode judged(String name, String field, JsonNode given) {
        Rule rule = RULES.get(name);
        if (rule == null) {
            throw Failure.invalid(field, "There is no field '" + field + "'.");
        }
        return rule.judged(field, given);
    }

    private static JsonNode id(String field, JsonNode given) {
        Rule.demand(given.isString() && Ids.parse(given.stringValue()).isPresent(), field, "an id");
        return given;
    }

    /** What cannot be a collection's id is told like the id of nobody's. */
    private static JsonNode collection(String field, JsonNode given) {
        if (!given.isString() || Ids.parse(given.stringValue()).isEmpty()) {
            throw Parameters.unknownCollection();
        }
        return given;
    }

    private static JsonNode address(String field, JsonNode given) {
        text(2_000).judged(field, given);
        GuardedHttp.address(field, given.stringValue());
        return given;
    }

    private static JsonNode baseAddress(String field, JsonNode given) {
        text(2_000).judged(field, given);
        if (!given.stringValue().equals(Parameters.INTEGRATED)) {
            var address = GuardedHttp.address(field, given.stringValue());
            Rule.demand(address.getRawQuery() == null && address.getRawFragment() == null, field,
                    "an address without '?' and '#', or " + Parameters.INTEGRATED);
        }
        return given;
    }

    /** Of white space alone it is a good one. */
    private static JsonNode stop(String field, JsonNode given) {
        Rule.demand(given.isString() && !given.stringValue().isEmpty() && given.stringValue().length() <= 1_000, field,
                "a string of 1 to 1,000 characters");
        return given;
    }

    private static JsonNode template(String field, JsonNode given) {
        Rule.demand(given.stringValue().contains(Parameters.PROMPT), field,
                "a text with " + Parameters.PROMPT + " where the user's words belong");
        return given;
    }
}
