package dev.parlance.inference.gateway.parameter;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** What a gateway may be told, field by field. */
class ParametersTests {

    private static final String LEAST = "\"baseAddress\":\"https://models.example.com/v1\",\"modelName\":\"m-1\"";

    private static final String KEY = "key-0123456789abcdef";

    private static final String SOURCE = "\"systemInstructionsSources\":[{\"name\":\"rules\",\"url\":\"https://a.example/r\",\"headers\":{\"X-Key\":\"%s\"}}]";

    @Test
    void showsEveryParameterWithItsUsualValue() {
        ObjectNode shown = Parameters.of(object("{" + LEAST + "}")).shown();

        assertThat(shown.propertyNames()).hasSize(45).containsAll(ParameterRules.names());
        assertThat(shown.path("queryStrategy").stringValue()).isEqualTo("Plain");
        assertThat(shown.path("temperature").isNull()).isTrue();
        assertThat(shown.at("/queryStrategyParameters/concatenateContextSize").intValue()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("taken")
    void takesAndShows(String name, String value) {
        ObjectNode shown = with("\"" + name + "\":" + value).shown();

        assertThat(shown.path(name)).isEqualTo(json(value));
    }

    static Stream<String[]> taken() {
        return lines(
                """
                        temperature 0.7
                        topP 0.5
                        presencePenalty -2
                        frequencyPenalty 2
                        stop "\\n"
                        maxCompletionTokens 100
                        contextMaximumSize 4096
                        contextOverflowAction "Truncate"
                        systemInstruction "Be brief."
                        systemInstructionsSources [{"name":"rules","url":"https://a.example/r","cacheDuration":60}]
                        userPromptTemplate "Q: {prompt}"
                        assistantPrefill "{"
                        includePrefillingInMessages true
                        reasoningEffort "low"
                        verbosity "high"
                        flags ["NoTemperature","StrictUserAssistantTurns"]
                        tools [{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}]
                        toolContextCount 3
                        knowledgeCollections ["019a9f6e-0a44-7c31-9d05-6b1f4e8a2c90"]
                        knowledgeBaseMaximumResults 16
                        knowledgeBaseMinimumScore 0.55
                        knowledgeUseReferences true
                        knowledgeUseMetaDescriptions true
                        queryStrategy "Concatenate"
                        queryStrategy "QueryFunction"
                        workerScriptSource "https://a.example/worker"
                        protocolFunctions [{"name":"abc","description":"d","callbackUrl":"https://a.example","contentFormat":{}}]
                        protocolFunctions [{"name":"abc","description":"d","callbackUrl":"own://query-collection?collection-id=019a9f6e-0a44-7c31-9d05-6b1f4e8a2c90"}]
                        protocolFunctionSources ["https://a.example/functions"]
                        toolInvocationExplanations true
                        queryStrategyParameters {"rewriteContextSize":2,"concatenateContextSize":4}
                        knownToolHandlerName "native"
                        moderationParameters {"violenceThreshold":0}
                        builtinFunctionsOptions {"webSearchMode":"Full","webSearchMaxResults":5}
                        bashOptions {"allowDataPersistence":true,"toolExclusionMode":"BlackList"}
                        sentinelOptions {"enabledFunctions":[]}
                        additionalSettings {"top_k":40,"deep":{"er":[1]}}
                        enableBash false
                        skills []""");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesAndNamesTheField(String field, String parameters) {
        assertThatThrownBy(() -> with(parameters)).asInstanceOf(type(Failure.class)).satisfies(failure -> {
            assertThat(failure.status()).isEqualTo(400);
            assertThat(failure.field()).isEqualTo("parameters." + field);
            assertThat(failure.details()).containsEntry("field", "parameters." + field);
        });
    }

    static Stream<String[]> wrong() {
        return lines(
                """
                        temperature "temperature":2.1
                        temperature "temperature":"warm"
                        topP "topP":-0.1
                        presencePenalty "presencePenalty":3
                        frequencyPenalty "frequencyPenalty":[]
                        stop "stop":["a"]
                        maxCompletionTokens "maxCompletionTokens":0
                        maxCompletionTokens "maxCompletionTokens":1.5
                        contextMaximumSize "contextMaximumSize":-1
                        contextOverflowAction "contextOverflowAction":"Compact"
                        systemInstruction "systemInstruction":7
                        userPromptTemplate "userPromptTemplate":"no place for it"
                        includePrefillingInMessages "includePrefillingInMessages":"yes"
                        reasoningEffort "reasoningEffort":"very high"
                        flags[0] "flags":["Deprecated"]
                        tools[0].function.name "tools":[{"type":"function","function":{}}]
                        tools[0].type "tools":[{"type":"web","function":{"name":"f"}}]
                        tools "tools":[{"type":"function","function":{"name":"f"}},{"type":"function","function":{"name":"f"}}]
                        toolContextCount "toolContextCount":-1
                        knowledgeBaseMaximumResults "knowledgeBaseMaximumResults":0
                        knowledgeBaseMinimumScore "knowledgeBaseMinimumScore":1
                        queryStrategy "queryStrategy":"plain"
                        queryStrategyParameters.rewriteContextSize "queryStrategyParameters":{"rewriteContextSize":0}
                        queryStrategyParameters.size "queryStrategyParameters":{"size":1}
                        systemInstructionsSources[0].url "systemInstructionsSources":[{"name":"a","url":"file:///etc/passwd"}]
                        systemInstructionsSources[0].name "systemInstructionsSources":[{"url":"https://a.example/"}]
                        systemInstructionsSources[0].headers "systemInstructionsSources":[{"name":"a","url":"https://a.example/","headers":{"Host":"b"}}]
                        systemInstructionsSources[0].headers.X "systemInstructionsSources":[{"name":"a","url":"https://a.example/","headers":{"X":"a\\r\\nb: c"}}]
                        baseAddress "baseAddress":"ftp://a.example"
                        baseAddress "baseAddress":"https://user:pass@a.example/v1"
                        baseAddress "baseAddress":"https://a.example/v1?x=1"
                        baseAddress "baseAddress":null
                        modelName "modelName":"  "
                        moderationParameters.jailbreakThreshold "moderationParameters":{"jailbreakThreshold":11}
                        modelRoutingParameters.mediumComplexityModelName "modelRoutingParameters":{"lowComplexityModelName":"a","highComplexityModelName":"b"}
                        protocolFunctions[0].name "protocolFunctions":[{"name":"a","description":"d","callbackUrl":"https://a.example"}]
                        protocolFunctionSources[0] "protocolFunctionSources":["javascript:alert(1)"]
                        workerScriptSource "workerScriptSource":"export default {}"
                        builtinFunctionsOptions.webSearchMaxResults "builtinFunctionsOptions":{"webSearchMaxResults":26}
                        sentinelOptions.enabledFunctions[0] "sentinelOptions":{"enabledFunctions":["Teleport"]}
                        enabledMultimodalFeatures[0] "enabledMultimodalFeatures":["Smell"]
                        additionalSettings "additionalSettings":[1]
                        additionalSettings.stream "additionalSettings":{"stream":false}
                        temprature "temprature":0.5
                        apiKey "baseAddress":"@integrated","apiKey":"key"
                        apiKey "apiKey":"...abcd\"""");
    }

    @Test
    void tellsWhatIsNoIdOfCollectionLikeAnUnknownOne() {
        assertThatThrownBy(() -> with("\"knowledgeCollections\":[\"x\"]")).asInstanceOf(type(Failure.class))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(404))
                .extracting(Failure::field).isEqualTo("parameters.knowledgeCollections");
    }

    @ParameterizedTest
    @MethodSource("notYet")
    void refusesWhatCannotBeDoneYet(String field, String parameters) {
        assertThatThrownBy(() -> with(parameters)).asInstanceOf(type(Failure.class)).satisfies(failure -> {
            assertThat(failure.status()).isEqualTo(422);
            assertThat(failure.code()).isEqualTo("not_supported_yet");
            assertThat(failure.field()).isEqualTo("parameters." + field);
        });
    }

    static Stream<String[]> notYet() {
        return lines(
                """
                        skills "skills":["019a9f6e-0a44-7c31-9d05-6b1f4e8a2c90"]
                        alwaysVisibleTools "alwaysVisibleTools":["f"]
                        enableBash "enableBash":true
                        mcpSources "mcpSources":[{"name":"a","url":"https://a.example/mcp"}]
                        sentinelOptions.enabledFunctions "sentinelOptions":{"enabledFunctions":["WebSearch"]}""");
    }

    @Test
    void mergesOneLevelDeepReplacesArraysAndClearsWithNull() {
        Parameters before = with(
                "\"temperature\":0.5,\"flags\":[\"NoTemperature\",\"ThinkingProcess\"],\"systemInstruction\":\"A\"");

        ObjectNode after = before.with(object("{\"flags\":[\"NoStopParameter\"],\"temperature\":null,\"topP\":0.1}"))
                .shown();

        assertThat(after.path("flags")).isEqualTo(json("[\"NoStopParameter\"]"));
        assertThat(after.path("temperature").isNull()).isTrue();
        assertThat(after.path("topP").doubleValue()).isEqualTo(0.1);
        assertThat(after.path("systemInstruction").stringValue()).isEqualTo("A");
    }

    @Test
    void showsSecretsMaskedOnly() {
        String shown = with("\"apiKey\":\"" + KEY + "\"," + SOURCE.formatted("short")).shown().toString();

        assertThat(shown).contains("\"apiKey\":\"...cdef\"", "\"X-Key\":\"...\"").doesNotContain(KEY, "short");
    }

    @Test
    void takesMaskThatComesBackForTheSecretItself() {
        Parameters before = with("\"apiKey\":\"" + KEY + "\"," + SOURCE.formatted("0123456789abcdefgh"));

        ObjectNode after = before.with(before.shown()).given();

        assertThat(after.path("apiKey").stringValue()).isEqualTo(KEY);
        assertThat(after.at("/systemInstructionsSources/0/headers/X-Key").stringValue())
                .isEqualTo("0123456789abcdefgh");
    }

    @Test
    void refusesMaskForAnotherAddress() {
        Parameters before = with(SOURCE.formatted("0123456789abcdefgh"));
        ObjectNode moved = object("{" + SOURCE.formatted("...efgh").replace("a.example", "evil.example") + "}");

        assertThatThrownBy(() -> before.with(moved)).asInstanceOf(type(Failure.class))
                .extracting(Failure::field).isEqualTo("parameters.systemInstructionsSources[0].headers.X-Key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"baseAddress":"https://evil.example/v1"}                                       | ''
            {"baseAddress":"https://evil.example/v1","apiKey":"...cdef"}                    | ''
            {"baseAddress":"https://evil.example/v1","apiKey":"another-key"}                | another-key
            {"baseAddress":"https://models.example.com/v1/"}                                | key-0123456789abcdef
            {"baseAddress":"https://models.example.com/v1","apiKey":"...cdef"}              | key-0123456789abcdef
            {"modelName":"m-2"}                                                             | key-0123456789abcdef
            {"baseAddress":"@integrated"}                                                   | ''
            {"apiKey":null}                                                                 | ''""")
    void dropsKeyThatWasNotSentToTheNewAddress(String patch, String key) {
        Parameters before = with("\"apiKey\":\"" + KEY + "\"");

        assertThat(before.with(object(patch)).apiKey()).isEqualTo(key);
    }

    private static Parameters with(String parameters) {
        ObjectNode all = object("{" + LEAST + "}");
        all.setAll(object("{" + parameters + "}"));
        return Parameters.of(all);
    }

    private static Stream<String[]> lines(String text) {
        return text.lines().map(line -> line.split(" ", 2));
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
