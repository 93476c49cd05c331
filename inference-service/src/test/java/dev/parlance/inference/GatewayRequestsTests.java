package dev.parlance.inference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What each parameter of a gateway does to the request its upstream reads. */
class GatewayRequestsTests {

    private static final String TALK = "[{\"role\":\"system\",\"content\":\"S\"},{\"role\":\"user\",\"content\":\"A\"},"
            + "{\"role\":\"assistant\",\"content\":\"B\",\"reasoning\":\"r\",\"reasoning_details\":[1]},"
            + "{\"role\":\"user\",\"content\":\"C\"}]";

    private static final String TOOLS = "[{\"role\":\"user\",\"content\":\"A\"},"
            + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},"
            + "{\"id\":\"2\",\"type\":\"function\",\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}}]},"
            + "{\"role\":\"tool\",\"tool_call_id\":\"1\",\"content\":\"old\"},{\"role\":\"tool\",\"tool_call_id\":\"2\",\"content\":\"new\"},"
            + "{\"role\":\"user\",\"content\":\"C\"}]";

    private static final String PICTURE = "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"See\"},"
            + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AA\"}}]}]";

    private final GatewayUser user = new GatewayUser();

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "temperature":0.5          | temperature           | 0.5
            "topP":0.5                 | top_p                 | 0.5
            "presencePenalty":-1       | presence_penalty      | -1
            "frequencyPenalty":1       | frequency_penalty     | 1
            "stop":"END"               | stop                  | "END"
            "maxCompletionTokens":50   | max_completion_tokens | 50
            "reasoningEffort":"low"    | reasoning_effort      | "low"
            "verbosity":"high"         | verbosity             | "high"
            "modelName":"own-2"        | model                 | "own-2"
            "additionalSettings":{"top_k":4,"seed":7} | top_k  | 4
            "additionalSettings":{"top_k":4,"seed":7} | seed   | 7
            "tools":[{"type":"function","function":{"name":"f"}}] | tools | [{"type":"function","function":{"name":"f"}}]""")
    void sends(String parameters, String member, String value) throws Exception {
        assertThat(user.sent(parameters).path(member)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "temperature":0.5        | "temperature":1.5         | temperature           | 1.5
            "stop":"END"             | "stop":["a","b"]          | stop                  | ["a","b"]
            "maxCompletionTokens":50 | "max_tokens":9            | max_completion_tokens | ''
            "reasoningEffort":"low"  | "reasoning_effort":"high" | reasoning_effort      | "high"
            "additionalSettings":{"top_k":4} | "top_k":2         | top_k                 | 2
            "tools":[{"type":"function","function":{"name":"f"}}] | "tools":[] | tools   | []""")
    void letsTheRequestOverride(String parameters, String asked, String member, String value) throws Exception {
        JsonNode sent = user.sent(parameters, "[{\"role\":\"user\",\"content\":\"hi\"}]", "," + asked);

        assertThat(sent.path(member).toString()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NoTemperature     | "temperature":0.5       | "temperature":1           | temperature
            NoStopParameter   | "stop":"END"            | "stop":"x"                | stop
            NoReasoningEffort | "reasoningEffort":"low" | "reasoning_effort":"high" | reasoning_effort""")
    void neverSendsWhatTheModelDoesNotTake(String flag, String parameters, String asked, String member)
            throws Exception {
        JsonNode sent = user.sent("\"flags\":[\"" + flag + "\"]," + parameters,
                "[{\"role\":\"user\",\"content\":\"hi\"}]", "," + asked);

        assertThat(sent.has(member)).isFalse();
    }

    @Test
    void sendsItsOwnKey() throws Exception {
        user.sent("");

        assertThat(house.upstream.headers("Authorization")).containsExactly("Bearer own-key-0123456789");
    }

    @Test
    void passesMembersOnThatNobodyKnows() throws Exception {
        assertThat(user.sent("", "[{\"role\":\"user\",\"content\":\"hi\",\"name\":\"n\"}]", ",\"odd\":{\"a\":1}"))
                .hasToString(
                        "{\"model\":\"own-1\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\",\"name\":\"n\"}],"
                                + "\"odd\":{\"a\":1}}");
    }

    @Test
    void putsInstructionsFirst() throws Exception {
        assertThat(user.messages("\"systemInstruction\":\"Be brief.\"", TALK)).startsWith(
                "[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"system\",\"content\":\"S\"},");
    }

    @Test
    void sendsInstructionsAsUserWhereTheModelTakesNoOthers() throws Exception {
        assertThat(user.messages("\"systemInstruction\":\"Be brief.\",\"flags\":[\"NoSystemInstruct\"]", TALK))
                .startsWith("[{\"role\":\"user\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\"S\"},")
                .doesNotContain("system");
    }

    @Test
    void putsEachMessageOfTheUserIntoTheTemplateAsPlainText() throws Exception {
        assertThat(user.messages("\"userPromptTemplate\":\"<q>{prompt}</q> $1 {{x}}\"",
                "[{\"role\":\"user\",\"content\":\"a {prompt} \\\\1\"},{\"role\":\"assistant\",\"content\":\"B\"},{\"role\":\"user\",\"content\":\"C\"}]"))
                .contains("\"<q>a {prompt} \\\\1</q> $1 {{x}}\"", "{\"role\":\"assistant\",\"content\":\"B\"}",
                        "\"<q>C</q> $1 {{x}}\"");
    }

    @Test
    void keepsPicturesBesideTheTemplate() throws Exception {
        assertThat(user.messages("\"userPromptTemplate\":\"Q: {prompt}\"", PICTURE))
                .contains("{\"type\":\"text\",\"text\":\"Q: See\"},{\"type\":\"image_url\"");
    }

    @Test
    void stripsPicturesWhereTheModelReadsTextOnly() throws Exception {
        assertThat(user.messages("\"flags\":[\"DisableMultiModalInput\"]", PICTURE))
                .isEqualTo("[{\"role\":\"user\",\"content\":\"See\"}]");
    }

    @Test
    void beginsTheAnswer() throws Exception {
        assertThat(user.messages("\"assistantPrefill\":\"Sure: \"", TALK))
                .endsWith("{\"role\":\"user\",\"content\":\"C\"},{\"role\":\"assistant\",\"content\":\"Sure: \"}]");
    }

    @Test
    void leavesTheAnswerToTheModelThatCannotGoOnWithOne() throws Exception {
        assertThat(user.messages("\"assistantPrefill\":\"Sure: \",\"flags\":[\"NoAssistantPrefilling\"]", TALK))
                .doesNotContain("Sure");
    }

    @Test
    void refusesWhatExceedsTheContextWithoutCallingTheModel() throws Exception {
        house.upstream.does(FakeUpstream.silence());

        var answer = user.ask(user.gateway("\"contextMaximumSize\":10"),
                "[{\"role\":\"user\",\"content\":\"" + "x".repeat(41) + "\"}]", "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"context_length_exceeded\"");
        assertThat(house.upstream.calls()).isZero();
    }

    @Test
    void dropsTheOldestMessagesButNeverInstructionsNorTheLastOfTheUser() throws Exception {
        String talk = "[{\"role\":\"user\",\"content\":\"long ago\"},{\"role\":\"system\",\"content\":\"SSSS\"},"
                + "{\"role\":\"assistant\",\"content\":\"BBBB\"},{\"role\":\"user\",\"content\":\"CCCC\"}]";

        assertThat(user.messages("\"contextMaximumSize\":3,\"contextOverflowAction\":\"Truncate\"", talk))
                .doesNotContain("long ago").contains("SSSS", "BBBB", "CCCC");
        assertThat(user.messages("\"contextMaximumSize\":2,\"contextOverflowAction\":\"Truncate\"", talk))
                .doesNotContain("BBBB").contains("SSSS", "CCCC");
    }

    @Test
    void dropsResultsWithTheirCall() throws Exception {
        assertThat(user.messages("\"contextMaximumSize\":30,\"contextOverflowAction\":\"Truncate\"", TOOLS))
                .isEqualTo("[{\"role\":\"user\",\"content\":\"C\"}]");
    }

    @Test
    void refusesLastMessageThatIsTooLongByItself() throws Exception {
        var answer = user.ask(user.gateway("\"contextMaximumSize\":10,\"contextOverflowAction\":\"Truncate\""),
                "[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"user\",\"content\":\"" + "x".repeat(41) + "\"}]",
                "");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void keepsLatestResultsOfToolsOnly() throws Exception {
        assertThat(user.messages("\"toolContextCount\":1", TOOLS))
                .contains("\"tool_call_id\":\"1\",\"content\":\"[This result was left out", "\"content\":\"new\"")
                .doesNotContain("\"old\"");
    }

    @Test
    void tellsCallsOfToolsInWords() throws Exception {
        assertThat(user.messages("\"flags\":[\"RewriteToolCallsAsUserMessages\"]", TOOLS))
                .contains("{\"role\":\"user\",\"content\":\"You called f with {}\"}",
                        "{\"role\":\"user\",\"content\":\"Result of g: new\"}")
                .doesNotContain("tool_calls", "\"tool\"");
    }

    @Test
    void joinsNeighboursSoThatTurnsAlternate() throws Exception {
        assertThat(user.messages("\"flags\":[\"StrictUserAssistantTurns\",\"RewriteToolCallsAsUserMessages\"]",
                TOOLS.replace("[{\"role\":\"user\",\"content\":\"A\"}",
                        PICTURE.substring(0, PICTURE.length() - 1) + ",{\"role\":\"assistant\",\"content\":\"B\"}")))
                .matches("\\[\\{\"role\":\"user\".*},\\{\"role\":\"assistant\",\"content\":\"B\"},"
                        + "\\{\"role\":\"user\",\"content\":\"You called f with \\{}\\\\n\\\\n.*new\\\\n\\\\nC\"}]");
    }

    @Test
    void leavesEarlierReasoningOut() throws Exception {
        assertThat(user.messages("", TALK)).doesNotContain("reasoning");
    }

    @Test
    void sendsEarlierReasoningWhereItIsPreserved() throws Exception {
        assertThat(user.messages("\"flags\":[\"PreserveThinkingTokens\"]", TALK)).contains("\"reasoning\":\"r\"")
                .doesNotContain("reasoning_details");
        assertThat(user.messages("\"flags\":[\"IncludeStoredReasoning\"]", TALK))
                .contains("\"reasoning_details\":[1]").doesNotContain("\"reasoning\":\"r\"");
    }

    @Test
    void makesSchemasStrict() throws Exception {
        JsonNode sent = user.sent("\"flags\":[\"OpenAiStrictJson\",\"StructuredOutputSupport\"]",
                "[{\"role\":\"user\",\"content\":\"hi\"}]",
                ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\",\"schema\":{}}}");

        assertThat(sent.at("/response_format/json_schema/strict").asBoolean()).isTrue();
    }

    @Test
    void asksForNoSummaryOfReasoning() throws Exception {
        JsonNode sent = user.sent("\"flags\":[\"DisableReasoningSummary\"]", "[{\"role\":\"user\",\"content\":\"hi\"}]",
                ",\"reasoning\":{\"summary\":\"auto\",\"effort\":\"low\"}");

        assertThat(sent.path("reasoning")).hasToString("{\"effort\":\"low\"}");
    }

    @Test
    void failsWithToolHandlerNobodyKnows() throws Exception {
        var answer = user.ask(user.gateway("\"knownToolHandlerName\":\"magic\""),
                "[{\"role\":\"user\",\"content\":\"hi\"}]", "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"unknown_tool_handler\"");
    }

    @Test
    void addsInstructionsOfSources() throws Exception {
        var server = HttpServer.create().host("127.0.0.1").port(0)
                .handle((request, response) -> response.sendString(Mono.just("From afar."))).bindNow();
        String sources = "\"systemInstruction\":\"Be brief.\",\"systemInstructionsSources\":[{\"name\":\"r\",\"url\":\"http://127.0.0.1:"
                + server.port() + "/\"}]";

        assertThat(user.messages(sources, TALK))
                .startsWith("[{\"role\":\"system\",\"content\":\"Be brief.\\n\\nFrom afar.\"}");
        server.disposeNow();
    }

    @Test
    void fetchesNoInstructionsFromClosedNetworks() throws Exception {
        var answer = user.ask(user.gateway(
                "\"systemInstructionsSources\":[{\"name\":\"r\",\"url\":\"http://169.254.169.254/latest\"}]"), TALK,
                "");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("\"code\":\"instruction_source_failed\"");
    }
}
