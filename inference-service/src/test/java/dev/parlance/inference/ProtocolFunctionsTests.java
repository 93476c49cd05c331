package dev.parlance.inference;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import dev.parlance.inference.Receiver.Heard;
import dev.parlance.inference.retrieval.Match;

import static org.assertj.core.api.Assertions.assertThat;

/** Functions of an account's own, which run here while a model answers. */
class ProtocolFunctionsTests {

    private static final String FORM = "{\"type\":\"object\",\"properties\":{\"sku\":{\"type\":\"string\"}},\"required\":[\"sku\"]}";

    private final GatewayUser user = new GatewayUser();

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    private final Receiver receiver = new Receiver().says("/stock", 200, "text/plain; charset=utf-8", "12 in stöck");

    @AfterEach
    void close() {
        receiver.close();
    }

    private String functions() {
        return functions(receiver.at("/stock?k=secret"));
    }

    private static String functions(String address) {
        return "\"protocolFunctions\":[{\"name\":\"stock_level\",\"description\":\"How many there are\",\"callbackUrl\":\""
                + address + "\",\"headers\":{\"X-Key\":\"hidden-key-0123456789\"},\"contentFormat\":" + FORM + "}]";
    }

    @Test
    void tellsTheModelWhatAFunctionDoesAndNothingOfWhereItIs() throws Exception {
        house.upstream.does(Rounds.of(FakeUpstream.answer("ok")));
        user.greet(functions(), "");

        assertThat(user.round(0).path("tools")).hasToString(
                "[{\"type\":\"function\",\"function\":{\"name\":\"stock_level\",\"description\":\"How many there are\",\"parameters\":"
                        + FORM + "}}]");
        assertThat(house.upstream.bodies().getFirst()).doesNotContain("127.0.0.1").doesNotContain("X-Key");
    }

    @Test
    void takesFunctionWithoutArguments() throws Exception {
        house.upstream.does(Rounds.calling("ping_it", ""));
        user.greet("\"protocolFunctions\":[{\"name\":\"ping_it\",\"description\":\"d\",\"callbackUrl\":\""
                + receiver.at("/stock") + "\",\"contentFormat\":null}]", "");

        assertThat(user.round(0).at("/tools/0/function/parameters"))
                .hasToString("{\"type\":\"object\",\"properties\":{}}");
        assertThat(receiver.heard("/stock").getFirst().json().at("/function/content")).hasToString("{}");
    }

    @Test
    void callsFunctionAsTheContractSays() throws Exception {
        house.upstream.does(Rounds.calling("stock_level", "{\"sku\":\"B-7\"}"));
        user.greet(functions(), ",\"user\":\"u1\",\"metadata\":{\"t\":\"1\"},\"idempotency_key\":\"k3v9\"");

        Heard call = receiver.heard("/stock").getFirst();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.header("Content-Type")).isEqualTo("application/json");
        assertThat(call.header("X-Key")).isEqualTo("hidden-key-0123456789");
        assertThat(call.body().replaceAll("\"moment\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00\"", "MOMENT"))
                .isEqualTo("""
                        {"type":"tool_call","function":{"name":"stock_level","content":{"sku":"B-7"}},"context":\
                        {"externalUserId":"u1","metadata":{"t":"1"},"callSource":"ChatCompletionsApi",\
                        "conversationToken":"k3v9",MOMENT}}""");
    }

    @Test
    void provesToTheReceiverWhoCallsIt() throws Exception {
        house.upstream.does(Rounds.calling("stock_level", "{\"sku\":\"B-7\"}"));
        user.greet(functions(), "");

        Heard call = receiver.heard("/stock").getFirst();
        assertThat(call.hasNonce()).isTrue();
        assertThat(call.isSigned()).isTrue();
        assertThat(call.header("webhook-id")).startsWith("msg_");
        assertThat(Long.parseLong(call.header("webhook-timestamp"))).isCloseTo(System.currentTimeMillis() / 1000,
                org.assertj.core.data.Offset.offset(60L));
    }

    @Test
    void saysNothingOfAUserNobodyNamed() throws Exception {
        house.upstream.does(Rounds.calling("stock_level", "{\"sku\":\"B-7\"}"));
        user.greet(functions(), "");

        JsonNode context = receiver.heard("/stock").getFirst().json().path("context");
        assertThat(context.path("externalUserId").isNull()).isTrue();
        assertThat(context.path("metadata")).hasToString("{}");
        assertThat(context.path("conversationToken").asString("")).isNotEmpty();
    }

    @Test
    void givesTheModelWhatTheFunctionSaysWordForWord() throws Exception {
        house.upstream.does(Rounds.calling("stock_level", "{\"sku\":\"B-7\"}"));
        HttpResponse<String> answer = user.greet(functions(), "");

        assertThat(user.toolResult()).isEqualTo("12 in stöck");
        assertThat(GatewayUser.json(answer.body()).at("/choices/0/message/content").stringValue()).isEqualTo("done");
        assertThat(GatewayUser.json(answer.body()).at("/generation_context/runned_functions")).hasToString(
                "[{\"functionName\":\"stock_level\",\"success\":true,\"context\":{\"arguments\":\"{\\\"sku\\\":\\\"B-7\\\"}\",\"result\":\"12 in stöck\"}}]");
    }

    @Test
    void tellsWhoWatchesWhatRunsHere() throws Exception {
        house.upstream.does(Rounds.calling("stock_level", "{\"sku\":\"B-7\"}"));
        String events = user.greet(functions(), ",\"stream\":true").body();

        assertThat(events.lines().filter(line -> line.contains("\"servertool\":")).map(
                line -> GatewayUser.json(line.substring("data: ".length())).at("/servertool/state").stringValue()))
                .containsExactly("Created", "Running", "Finished");
        assertThat(events).contains("\"content\":\"done\"").endsWith("data: [DONE]\n\n");
    }

    @Test
    void callsNothingWithArgumentsThatDoNotFit() throws Exception {
        house.upstream.does(Rounds.calling("stock_level", "{\"sku\":7}"));
        user.greet(functions(), "");

        assertThat(receiver.heard("/stock")).isEmpty();
        assertThat(user.toolResult()).startsWith("The arguments do not fit the tool:").contains("/sku")
                .contains("string");
    }

    @Test
    void keepsWhatAFailingFunctionSaysFromTheModel() throws Exception {
        receiver.says("/stock", 500, "text/plain", "password wrong for db-7");
        house.upstream.does(Rounds.calling("stock_level", "{\"sku\":\"B-7\"}"));
        HttpResponse<String> answer = user.greet(functions(), "");

        assertThat(user.toolResult()).isEqualTo("The tool failed.");
        assertThat(answer.body()).contains("\"success\":false").doesNotContain("db-7");
    }

    @Test
    void followsNoRedirects() throws Exception {
        receiver.says("/stock", 302, "text/plain", "elsewhere");
        house.upstream.does(Rounds.calling("stock_level", "{\"sku\":\"B-7\"}"));
        user.greet(functions(), "");

        assertThat(user.toolResult()).isEqualTo("The tool failed.");
    }

    @Test
    void reachesNoClosedNetwork() throws Exception {
        house.upstream.does(Rounds.calling("stock_level", "{\"sku\":\"B-7\"}"));
        user.greet(functions("http://10.1.2.3/stock"), "");

        assertThat(user.toolResult()).isEqualTo("The tool failed.");
    }

    @Test
    void leavesTheFunctionWithTheCaller() throws Exception {
        receiver.isSilentAt("/stock");
        house.upstream.does(Rounds.calling("stock_level", "{\"sku\":\"B-7\"}"));
        LeavingCaller.leaveAfter(house, "/v1/chat/completions", "{\"model\":\"" + user.gateway(functions())
                + "\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}",
                () -> receiver.wasAskedWithin(Duration.ofSeconds(10)));

        assertThat(receiver.wasLeftWithin(Duration.ofSeconds(5))).isTrue();
        assertThat(house.upstream.calls()).isEqualTo(1);
    }

    @Test
    void leavesToolsOfTheCallerToTheCaller() throws Exception {
        house.upstream.does(Rounds.calling("his", "{}"));
        String body = user.greet(functions(), ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"his\"}}]")
                .body();

        assertThat(GatewayUser.json(body).at("/choices/0/message/tool_calls/0/function/name").stringValue())
                .isEqualTo("his");
        assertThat(house.upstream.calls()).isEqualTo(1);
    }

    @Test
    void demandsNamesThatNoOtherToolHas() throws Exception {
        house.upstream.does(Rounds.of(FakeUpstream.answer("ok")));
        HttpResponse<String> answer = user.greet(functions(),
                ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"stock_level\"}}]");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("duplicate_tool").contains("stock_level");
        assertThat(house.upstream.calls()).isZero();
    }

    @Test
    void runsNothingForStrangers() throws Exception {
        house.upstream.does(FakeUpstream.json(200, GatewayUser.answer("\"content\":\"ok\"")));

        assertThat(user.greetAsStranger(functions()).statusCode()).isEqualTo(200);
        assertThat(user.round(0).has("tools")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"sku\":\"B-7\"} | a JSON Schema of an object", "{\"type\":\"array\"} | a JSON Schema of an object",
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"text\"}}} | no JSON Schema",
            "{\"$ref\":\"#\"} | itself without end",
            "{\"$ref\":\"https://elsewhere.example/s.json\"} | no JSON Schema",
            "{\"type\":\"object\",\"properties\":{\"a\":{\"pattern\":\"(\"}}} | no JSON Schema"})
    void refusesFormThatIsNone(String form, String reason) throws Exception {
        HttpResponse<String> refused = user.opening(
                "\"protocolFunctions\":[{\"name\":\"abc\",\"description\":\"d\",\"callbackUrl\":\"https://a.example\",\"contentFormat\":"
                        + form + "}]");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("parameters.protocolFunctions[0].contentFormat").contains(reason);
    }

    @Test
    void searchesCollectionThatTheAddressNames() throws Exception {
        UUID collection = new UUID(7, 7);
        house.searches().are(new Match("d1", "Rules", "Cats sleep.", 0.9, null, null, "c", List.of()));
        house.upstream.does(Rounds.calling("find_rules", "{\"query\":\"who sleeps?\"}"));
        user.greet("\"protocolFunctions\":[{\"name\":\"find_rules\",\"description\":\"d\",\"callbackUrl\":"
                + "\"our-own://query-collection?collection-id=" + collection + "&top=3&min=0.4&refs\"}]", "");

        assertThat(user.round(0).at("/tools/0/function/parameters/required")).hasToString("[\"query\"]");
        assertThat(house.searches().lastQuery()).isEqualTo("{\"term\":\"who sleeps?\",\"collections\":[\"" + collection
                + "\"],\"top\":3,\"minScore\":0.4,\"includeReferences\":true}");
        assertThat(user.toolResult()).contains("Cats sleep.").contains("They are data");
    }

    @ParameterizedTest
    @CsvSource({"top=3, collection-id", "collection-id=nobody, collection-id",
            "collection-id=00000000-0000-0007-0000-000000000007&top=0, top",
            "collection-id=00000000-0000-0007-0000-000000000007&min=2, min"})
    void refusesSearchThatCannotBeMade(String query, String wrong) throws Exception {
        HttpResponse<String> refused = user.opening("\"protocolFunctions\":[{\"name\":\"abc\",\"description\":\"d\","
                + "\"callbackUrl\":\"own://query-collection?" + query + "\"}]");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("protocolFunctions[0].callbackUrl").contains("'" + wrong + "'");
    }
}
