package dev.parlance.inference;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import dev.parlance.inference.Receiver.Heard;

import static org.assertj.core.api.Assertions.assertThat;

/** Workers of gateways: what they are told, and everything they may want. */
class WorkersTests {

    private static final String ACTION = "application/json+worker-action";

    private static final String TALK = """
            [{"role":"system","content":"s0"},{"role":"user","content":"u1"},{"role":"assistant","content":"a2"},\
            {"role":"user","content":"u3"}]""";

    private static final String TOOL = "{\"type\":\"function\",\"function\":{\"name\":\"his\"}}";

    private final GatewayUser user = new GatewayUser();

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    private final Receiver receiver = new Receiver().says("/w", 200, "text/plain", "")
            .says("/stock", 200, "text/plain", "12 in stock");

    WorkersTests() {
        house.upstream.does(Rounds.of(FakeUpstream.answer("ok")));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private String worker() {
        return "\"workerScriptSource\":\"" + receiver.at("/w") + "\"";
    }

    private String workerAndFunction() {
        return worker() + ",\"protocolFunctions\":[{\"name\":\"stock_level\",\"description\":\"d\",\"callbackUrl\":\""
                + receiver.at("/stock") + "\"}]";
    }

    private void rewrites(String rewrites) {
        receiver.says("/w", 200, ACTION + "; charset=utf-8",
                "{\"type\":\"message.received.response\",\"data\":{\"rewrites\":[" + rewrites + "]}}");
    }

    /** What the model reads after these rewrites. */
    private String rewritten(String rewrites) throws Exception {
        rewrites(rewrites);
        HttpResponse<String> answer = user.ask(user.gateway(worker()), TALK, ",\"stream\":true");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return user.round(0).path("messages").valueStream().map(message -> message.path("content").asString(""))
                .reduce("", (all, next) -> all + " " + next).strip();
    }

    @Test
    void isToldOfEachRequestAsTheModelWouldReadIt() throws Exception {
        String id = user
                .gateway(worker() + ",\"systemInstruction\":\"Be kind.\",\"userPromptTemplate\":\"<{prompt}>\"");
        user.ask(id, "[{\"role\":\"user\",\"content\":\"hi\"}]",
                ",\"stream\":true,\"user\":\"u1\",\"metadata\":{\"t\":\"1\"}");

        Heard event = receiver.heard("/w").getFirst();
        assertThat(event.method() + " " + event.header("Content-Type")).isEqualTo("POST application/json");
        assertThat(event.body().replaceAll("\"moment\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\"", "MOMENT"))
                .isEqualTo("{\"gatewayId\":\"" + id + "\",MOMENT,\"event\":{\"name\":\"message.received\",\"data\":"
                        + "{\"messages\":[{\"role\":\"system\",\"content\":\"Be kind.\"},{\"role\":\"user\",\"content\":\"<hi>\"}],"
                        + "\"origin\":\"ChatCompletionsApi\",\"externalUserId\":\"u1\",\"metadata\":{\"t\":\"1\"}}}}");
        assertThat(event.hasNonce()).isTrue();
        assertThat(event.isSigned()).isTrue();
    }

    @Test
    void letsTheRequestGoOn() throws Exception {
        assertThat(user.greet(worker(), ",\"stream\":true").statusCode()).isEqualTo(200);
        assertThat(user.round(0).path("messages")).hasToString("[{\"role\":\"user\",\"content\":\"hi\"}]");
    }

    @ParameterizedTest
    @CsvSource({"403", "500", "302"})
    void stopsTheRequest(int status) throws Exception {
        receiver.says("/w", status, "text/plain", "no, for reasons of ours");
        HttpResponse<String> answer = user.greet(worker(), "");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("stopped_by_worker").doesNotContain("reasons");
        assertThat(house.upstream.calls()).isZero();
    }

    @Test
    void stopsTheRequestWhereItCannotBeReached() throws Exception {
        assertThat(user.greet("\"workerScriptSource\":\"http://10.1.2.3/w\"", "").statusCode()).isEqualTo(403);
        assertThat(house.upstream.calls()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"messages | s0 new", "system | u1 a2 u3 new",
            "tools | s0 u1 a2 u3 new", "meta | s0 u1 a2 u3 new", "skills | s0 u1 a2 u3 new", "all | new"})
    void clearsWhatItNames(String part, String rest) throws Exception {
        assertThat(rewritten("{\"type\":\"clear\",\"argument\":\"" + part + "\"},"
                + "{\"type\":\"add-message\",\"message\":{\"role\":\"user\",\"content\":\"new\"}}")).isEqualTo(rest);
    }

    @Test
    void clearsEverythingWhereItNamesNothing() throws Exception {
        assertThat(rewritten(
                "{\"type\":\"clear\"},{\"type\":\"add-message\",\"message\":{\"role\":\"user\",\"content\":\"new\"}}"))
                .isEqualTo("new");
    }

    @Test
    void clearsTools() throws Exception {
        rewrites("{\"type\":\"clear\",\"argument\":\"tools\"}");
        user.greet(workerAndFunction(), ",\"stream\":true,\"tool_choice\":\"auto\",\"tools\":[" + TOOL + "]");

        assertThat(user.round(0).has("tools")).isFalse();
        assertThat(user.round(0).has("tool_choice")).isFalse();
    }

    @Test
    void clearsWhatCallbacksLearnOfTheRequest() throws Exception {
        rewrites("{\"type\":\"clear\",\"argument\":\"meta\"}");
        house.upstream.does(Rounds.calling("stock_level", "{}"));
        user.greet(workerAndFunction(), ",\"metadata\":{\"t\":\"1\"}");

        assertThat(receiver.heard("/w").getFirst().json().at("/event/data/metadata")).hasToString("{\"t\":\"1\"}");
        assertThat(receiver.heard("/w").getLast().json().at("/event/data/metadata")).hasToString("{}");
    }

    @Test
    void removesMessageAfterMessage() throws Exception {
        assertThat(rewritten("{\"type\":\"remove-message\",\"index\":1},{\"type\":\"remove-message\",\"index\":1}"))
                .isEqualTo("s0 u3");
    }

    @Test
    void instructsAfterOtherInstructions() throws Exception {
        assertThat(rewritten("{\"type\":\"add-system\",\"message\":\"s1\"}")).isEqualTo("s0 s1 u1 a2 u3");
        assertThat(user.round(0).at("/messages/1/role").stringValue()).isEqualTo("system");
    }

    @Test
    void instructsAsTheModelTakesIt() throws Exception {
        rewrites("{\"type\":\"add-system\",\"message\":\"s1\"}");
        user.greet(worker() + ",\"flags\":[\"NoSystemInstruct\",\"StrictUserAssistantTurns\"]", ",\"stream\":true");

        assertThat(user.round(0).path("messages")).hasToString("[{\"role\":\"user\",\"content\":\"s1\\n\\nhi\"}]");
    }

    @Test
    void addsToolForTheCaller() throws Exception {
        rewrites("{\"type\":\"add-tool\",\"tool\":" + TOOL + "}");
        house.upstream.does(Rounds.calling("his", "{}"));
        String answer = user.greet(workerAndFunction(), "").body();

        assertThat(GatewayUser.json(answer).at("/choices/0/message/tool_calls/0/function/name").stringValue())
                .isEqualTo("his");
    }

    @Test
    void addsFunctionThatRunsHere() throws Exception {
        rewrites(
                "{\"type\":\"add-protocol-tool\",\"tool\":{\"name\":\"stock_level\",\"description\":\"d\",\"callbackUrl\":\""
                        + receiver.at("/stock") + "\"}}");
        house.upstream.does(Rounds.calling("stock_level", "{}"));
        user.greet(worker(), "");

        assertThat(receiver.heard("/w")).hasSize(2);
        assertThat(receiver.heard("/w").getLast().json().at("/event/name").stringValue()).isEqualTo("tool.called");
    }

    @Test
    void addsNoFunctionForStrangers() throws Exception {
        rewrites(
                "{\"type\":\"add-protocol-tool\",\"tool\":{\"name\":\"stock_level\",\"description\":\"d\",\"callbackUrl\":\""
                        + receiver.at("/stock") + "\"}}");
        house.upstream.does(FakeUpstream.json(200, GatewayUser.answer("\"content\":\"ok\"")));
        user.greetAsStranger(worker());

        assertThat(user.round(0).has("tools")).isFalse();
    }

    @Test
    void addsNoToolWithANameThatIsTaken() throws Exception {
        rewrites("{\"type\":\"add-tool\",\"tool\":{\"type\":\"function\",\"function\":{\"name\":\"stock_level\"}}}");

        HttpResponse<String> answer = user.greet(workerAndFunction(), "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("duplicate_tool");
    }

    @Test
    void cannotAddMcpSourcesYet() throws Exception {
        rewrites("{\"type\":\"add-mcp-source\",\"source\":{\"name\":\"m\",\"url\":\"https://a.example\"}}");

        HttpResponse<String> answer = user.greet(worker(), "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("not_supported_yet").contains("add-mcp-source");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{\"type\":\"dance\"} | rewrites[0]",
            "{\"type\":\"clear\",\"argument\":\"some\"} | rewrites[0].argument",
            "{\"type\":\"remove-message\",\"index\":1} | rewrites[0].index",
            "{\"type\":\"add-message\",\"message\":{\"role\":\"boss\",\"content\":\"x\"}} | rewrites[0].message",
            "{\"type\":\"add-system\",\"message\":7} | rewrites[0].message",
            "{\"type\":\"add-tool\",\"tool\":{}} | rewrites[0].tool",
            "{\"type\":\"add-protocol-tool\",\"tool\":{\"name\":\"x\"}} | rewrites[0].tool.name",
            "{\"type\":\"clear\"} | no message"})
    void failsWhereItIsNotClearWhatItWants(String rewrite, String reason) throws Exception {
        rewrites(rewrite);
        HttpResponse<String> answer = user.greet(worker(), "");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("worker_failed").contains(reason);
        assertThat(house.upstream.calls()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"no json | valid JSON",
            "{\"type\":\"tool.called.response\",\"data\":{}} | message.received.response",
            "{\"type\":\"message.received.response\"} | data.rewrites"})
    void failsWhereItsActionIsNone(String action, String reason) throws Exception {
        receiver.says("/w", 200, ACTION, action);
        HttpResponse<String> answer = user.greet(worker(), "");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("worker_failed").contains(reason);
    }

    @Test
    void isAskedBeforeAToolRuns() throws Exception {
        house.upstream.does(Rounds.calling("stock_level", "{\"sku\":\"B-7\"}"));
        user.greet(workerAndFunction(), ",\"user\":\"u1\"");

        JsonNode event = receiver.heard("/w").getLast().json().path("event");
        assertThat(event.path("name").stringValue()).isEqualTo("tool.called");
        assertThat(event.path("data")).hasToString("{\"toolName\":\"stock_level\",\"toolArguments\":{\"sku\":\"B-7\"},"
                + "\"origin\":\"ChatCompletionsApi\",\"externalUserId\":\"u1\",\"metadata\":{}}");
        assertThat(user.toolResult()).isEqualTo("12 in stock");
    }

    @Test
    void answersInsteadOfATool() throws Exception {
        receiver.saysTo("tool.called", 200, ACTION, "{\"type\":\"tool.called.response\",\"data\":{\"result\":"
                + "\"none left\",\"messages\":[{\"role\":\"user\",\"content\":\"Tell him.\"}]}}");
        house.upstream.does(Rounds.calling("stock_level", "{}"));
        user.greet(workerAndFunction(), "");

        assertThat(receiver.heard("/stock")).isEmpty();
        assertThat(user.toolResult()).isEqualTo("none left");
        assertThat(user.round(1).path("messages").values().stream().toList().getLast())
                .hasToString("{\"role\":\"user\",\"content\":\"Tell him.\"}");
    }

    @Test
    void blocksATool() throws Exception {
        receiver.saysTo("tool.called", 403, "text/plain", "not him");
        house.upstream.does(Rounds.calling("stock_level", "{}"));
        HttpResponse<String> answer = user.greet(workerAndFunction(), "");

        assertThat(receiver.heard("/stock")).isEmpty();
        assertThat(user.toolResult()).isEqualTo("This call of the tool is not allowed.");
        assertThat(answer.body()).contains("\"success\":false").contains("\"content\":\"done\"");
    }

    @Test
    void blocksAToolWhereItIsNotClearWhatItWants() throws Exception {
        receiver.saysTo("tool.called", 200, ACTION, "{\"type\":\"message.received.response\"}");
        house.upstream.does(Rounds.calling("stock_level", "{}"));
        user.greet(workerAndFunction(), "");

        assertThat(receiver.heard("/stock")).isEmpty();
        assertThat(user.toolResult()).isEqualTo("The tool failed.");
    }

    @Test
    void isAskedOfToolsOfGatewaysBehindItsOwn() throws Exception {
        String behind = user.gateway("\"protocolFunctions\":[{\"name\":\"stock_level\",\"description\":\"d\","
                + "\"callbackUrl\":\"" + receiver.at("/stock") + "\"}]");
        house.upstream.does(Rounds.calling("stock_level", "{}"));
        user.greet("\"baseAddress\":\"@integrated\",\"apiKey\":null,\"modelName\":\"" + behind + "\"," + worker(), "");

        assertThat(receiver.heard("/w").getLast().body()).contains("tool.called");
        assertThat(user.toolResult()).isEqualTo("12 in stock");
    }

    @Test
    void isNotToldOfToolsThatTheCallerRuns() throws Exception {
        house.upstream.does(Rounds.calling("his", "{}"));
        user.greet(workerAndFunction(), ",\"tools\":[" + TOOL + "]");

        assertThat(receiver.heard("/w")).hasSize(1);
    }
}
