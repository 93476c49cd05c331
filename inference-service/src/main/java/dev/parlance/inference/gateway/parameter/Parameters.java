package dev.parlance.inference.gateway.parameter;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;

/** The parameters of a gateway, judged. What was not given has its usual value. */
public final class Parameters {

    /** The base address that stands for the models of this installation. */
    public static final String INTEGRATED = "@integrated";

    /** What the user's words take the place of. */
    public static final String PROMPT = "{prompt}";

    /** Where parameters stand in a request. */
    static final String FIELD = "parameters.";

    /** In the order of the platform API. */
    private static final ObjectNode USUAL = (ObjectNode) JsonMapper.shared().readTree("""
            {"baseAddress":"","skills":[],"hideToolsWithoutSkill":false,"alwaysVisibleTools":[],"enableBash":false,
            "bashOptions":null,"knowledgeCollections":[],"knowledgeBaseMaximumResults":8,
            "knowledgeBaseMinimumScore":0.2,"knowledgeUseReferences":false,"knowledgeUseMetaDescriptions":false,
            "queryStrategy":"Plain","queryStrategyParameters":{"rewriteContextSize":3,"concatenateContextSize":3},
            "apiKey":null,"modelName":"","temperature":null,"topP":null,"presencePenalty":null,
            "frequencyPenalty":null,"stop":null,"maxCompletionTokens":null,"contextMaximumSize":null,
            "contextOverflowAction":"Throw","systemInstruction":null,"workerScriptSource":null,
            "userPromptTemplate":null,"assistantPrefill":null,"includePrefillingInMessages":false,
            "reasoningEffort":null,"verbosity":null,"flags":[],"tools":null,"protocolFunctions":[],
            "protocolFunctionSources":[],"mcpSources":[],"systemInstructionsSources":[],
            "enabledMultimodalFeatures":[],"toolContextCount":null,"sentinelOptions":null,
            "builtinFunctionsOptions":null,"moderationParameters":null,"knownToolHandlerName":null,
            "toolInvocationExplanations":false,"modelRoutingParameters":null,"additionalSettings":null}""");

    private final ObjectNode given;

    private Parameters(ObjectNode given) {
        this.given = given;
    }

    /** Of a new gateway. */
    public static Parameters of(ObjectNode request) {
        return new Parameters(JsonNodeFactory.instance.objectNode()).with(request);
    }

    /** As they were stored. */
    public static Parameters stored(ObjectNode given) {
        return new Parameters(given.deepCopy());
    }

    /** The same with what the request holds: null clears, anything else takes the place of what was there. */
    public Parameters with(ObjectNode request) {
        ObjectNode merged = given.deepCopy();
        request.properties().forEach(member -> merge(merged, member.getKey(), member.getValue()));
        if (movesWithoutKey(merged, request)) {
            merged.remove("apiKey");
        }
        ObjectNode unmasked = Secret.unmasked(given, merged);
        Coherence.demand(unmasked);
        NotYet.refuse(unmasked);
        return new Parameters(unmasked);
    }

    private static void merge(ObjectNode merged, String name, JsonNode value) {
        String field = FIELD + name;
        if (isCleared(name, value)) {
            merged.remove(name);
        } else {
            merged.set(name, ParameterRules.judged(name, field, value));
        }
    }

    /** Forms send what was left blank as an empty text. */
    private static boolean isCleared(String name, JsonNode value) {
        boolean blank = value.isNull() || USUAL.path(name).isNull() && value.asString("x").isEmpty();
        return blank && ParameterRules.names().contains(name);
    }

    /** A key must not go to where its owner has not sent it. */
    private boolean movesWithoutKey(ObjectNode merged, ObjectNode request) {
        boolean moves = !address(merged).equals(address(given));
        String key = request.path("apiKey").asString("");
        String known = given.path("apiKey").asString("");
        return moves && (key.isEmpty() || !known.isEmpty() && key.equals(Secret.mask(known)));
    }

    private static String address(ObjectNode parameters) {
        return parameters.path("baseAddress").asString("").replaceAll("/+$", "");
    }

    /** All of them, as their owner sees them. */
    public ObjectNode shown() {
        ObjectNode all = USUAL.deepCopy();
        all.setAll(Secret.each(given, Secret::mask));
        USUAL.path("queryStrategyParameters").properties().stream()
                .filter(size -> !all.path("queryStrategyParameters").has(size.getKey()))
                .forEach(
                        size -> ((ObjectNode) all.path("queryStrategyParameters")).set(size.getKey(), size.getValue()));
        return all;
    }

    /** Those that were given, secrets included. */
    public ObjectNode given() {
        return given.deepCopy();
    }

    /** Without the slash at the end that some write and some do not. */
    public String baseAddress() {
        return address(given);
    }

    public boolean isIntegrated() {
        return baseAddress().equals(INTEGRATED);
    }

    public String apiKey() {
        return given.path("apiKey").asString("");
    }

    public String modelName() {
        return given.path("modelName").asString("");
    }

    /** A text that may be absent. */
    public @Nullable String text(String name) {
        return given.path(name).stringValueOpt().orElse(null);
    }

    /** Whether a switch is on. */
    public boolean isOn(String name) {
        return given.path(name).asBoolean(false);
    }

    public boolean has(Flag flag) {
        return given.path("flags").valueStream().anyMatch(word -> word.stringValue().equals(flag.word()));
    }

    /** A count that may be absent. */
    public OptionalInt count(String name) {
        return given.path(name).intValueOpt();
    }

    /** A value as it was given; a missing node where there is none. */
    public JsonNode value(String name) {
        return given.path(name);
    }

    /** A value as it was given, or the usual one. */
    public JsonNode valueOrUsual(String name) {
        return given.has(name) ? given.path(name) : USUAL.path(name);
    }

    /** The same gateway led to another of its models. */
    public Parameters routed(String model, @Nullable String reasoningEffort) {
        ObjectNode routed = given.deepCopy().put("modelName", model);
        if (reasoningEffort != null) {
            routed.put("reasoningEffort", reasoningEffort);
        }
        return new Parameters(routed);
    }

    /** How many messages of the user a rewriting looks at. */
    public int rewritten() {
        return valueOrUsual("queryStrategyParameters").path("rewriteContextSize")
                .asInt(USUAL.at("/queryStrategyParameters/rewriteContextSize").intValue());
    }

    /** The collections that are searched before each answer. */
    public List<UUID> collections() {
        return given.path("knowledgeCollections").valueStream().map(id -> UUID.fromString(id.stringValue())).toList();
    }

    /** How many messages of the user one query is made of. */
    public int concatenated() {
        return valueOrUsual("queryStrategyParameters").path("concatenateContextSize")
                .asInt(USUAL.at("/queryStrategyParameters/concatenateContextSize").intValue());
    }

    /** 404 for a collection that is not the account's own. */
    public static Failure unknownCollection() {
        return Failure.notFound("collection").withField(FIELD + "knowledgeCollections");
    }

    static Failure wrong(String name, String words) {
        return Failure.invalid(FIELD + name, "The field '" + FIELD + name + "' " + words);
    }
}
