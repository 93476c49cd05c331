package dev.parlance.inference;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Models that say why they use a tool, and answers told as text alone. */
class ToolExplanationsTests {

    private static final String EXPLAINED = "{\"sku\":\"B-7\",\"_tool_reason\":\"I need <it>\",\"_tool_goal\":\"Count\"}";

    private static final String THOUGHT = "data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"hm\"},\"finish_reason\":null}]}\n\n";

    private final GatewayUser user = new GatewayUser();

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    private final Receiver receiver = new Receiver().says("/stock", 200, "text/plain", "12");

    private final String function = "\"protocolFunctions\":[{\"name\":\"stock_level\",\"description\":\"d\",\"callbackUrl\":\""
            + receiver.at("/stock")
            + "\",\"contentFormat\":{\"type\":\"object\",\"properties\":{\"sku\":{\"type\":\"string\"}},"
            + "\"required\":[\"sku\"],\"additionalProperties\":false}}]";

    @AfterEach
    void close() {
        receiver.close();
    }

    /** Each state of the tool, as the caller is told. */
    private List<JsonNode> events(String parameters, String more) throws Exception {
        house.upstream.does(Rounds.calling("stock_level", EXPLAINED));
        return user.greet(parameters, ",\"stream\":true" + more).body().lines()
                .filter(line -> line.contains("\"servertool\":"))
                .map(line -> GatewayUser.json(line.substring("data: ".length())).path("servertool")).toList();
    }

    @Test
    void asksTheModelWhyItUsesATool() throws Exception {
        events(function + ",\"toolInvocationExplanations\":true", "");

        JsonNode form = user.round(0).at("/tools/0/function/parameters");
        assertThat(form.path("properties").propertyNames()).containsExactly("sku", "_tool_reason", "_tool_goal");
        assertThat(form.path("required")).hasToString("[\"sku\"]");
    }

    @Test
    void tellsWhyWithEachState() throws Exception {
        List<JsonNode> events = events(function + ",\"toolInvocationExplanations\":true", "");

        assertThat(events).hasSize(3).allSatisfy(event -> assertThat(event.path("explanation"))
                .hasToString("{\"reason\":\"I need <it>\",\"goal\":\"Count\"}"));
        assertThat(events.getFirst().path("contents").stringValue()).isEqualTo("{\"sku\":\"B-7\"}");
    }

    @Test
    void keepsTheReasonFromTheTool() throws Exception {
        events(function + ",\"toolInvocationExplanations\":true", "");

        assertThat(receiver.heard("/stock").getFirst().json().at("/function/content"))
                .hasToString("{\"sku\":\"B-7\"}");
    }

    @Test
    void asksForReasonsWhereTheRequestWantsThem() throws Exception {
        assertThat(events(function, ",\"tool_invocation_explanations\":true").getFirst().has("explanation")).isTrue();
        assertThat(events(function + ",\"toolInvocationExplanations\":true", ",\"tool_invocation_explanations\":false")
                .getFirst().has("explanation")).isFalse();
        assertThat(user.round(0).toString()).doesNotContain("_tool_reason");
    }

    @Test
    void tellsEverythingAsText() throws Exception {
        house.upstream.does(Rounds.of(Flux.just(THOUGHT).concatWith(Rounds.call("stock_level", EXPLAINED)),
                Flux.just(THOUGHT).concatWith(FakeUpstream.answer("do", "ne"))));
        String body = user
                .greet(function + ",\"toolInvocationExplanations\":true,\"flags\":[\"ReturnReasoningTokens\"]",
                        ",\"rendering_mode\":\"textual_blocks\"")
                .body();

        assertThat(GatewayUser.json(body).at("/choices/0/message/content").stringValue()).isEqualTo("""
                <thinking-group>
                <think>hm</think>
                </thinking-group>
                <div class="tool-result reason" data-tool-name="stock_level">stock_level: I need &lt;it&gt; Count</div>
                <thinking-group>
                <think>hm</think>
                </thinking-group>
                <assistant-answer>done</assistant-answer>
                """);
        assertThat(GatewayUser.json(body).at("/choices/0/message").has("reasoning")).isFalse();
    }

    @Test
    void tellsEverythingAsTextInAStream() throws Exception {
        house.upstream.does(Rounds.calling("stock_level", "{\"sku\":\"B-7\"}"));
        String events = user.greet(function, ",\"rendering_mode\":\"textual_blocks\",\"stream\":true").body();

        assertThat(events).doesNotContain("servertool").contains("data-tool-name=\\\"stock_level\\\">stock_level</div>")
                .contains("\"content\":\"<assistant-answer>done\"").contains("\"content\":\"</assistant-answer>\\n\"")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void tellsPlainAnswersAsTextAsWell() throws Exception {
        house.upstream.does(Rounds.of(FakeUpstream.answer("ok")));
        String body = user.ask("small-1", "[{\"role\":\"user\",\"content\":\"hi\"}]",
                ",\"rendering_mode\":\"textual_blocks\"").body();

        assertThat(GatewayUser.json(body).at("/choices/0/message/content").stringValue())
                .isEqualTo("<assistant-answer>ok</assistant-answer>\n");
    }

    @ParameterizedTest
    @CsvSource({"rendering_mode, '\"html\"'", "tool_invocation_explanations, '\"yes\"'"})
    void refusesWhatItDoesNotKnow(String member, String value) throws Exception {
        HttpResponse<String> answer = user.greet("", ",\"" + member + "\":" + value);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(GatewayUser.json(answer.body()).at("/error/param").stringValue()).isEqualTo(member);
    }
}
