package dev.parlance.inference;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

import static dev.parlance.inference.FakeUpstream.events;
import static dev.parlance.inference.GatewayUser.json;
import static org.assertj.core.api.Assertions.assertThat;

/** The Responses shape as callers see it, before a scripted upstream. */
class ResponsesOverHttpTests {

    private static final String HELLO = "{\"model\":\"small-1\",\"input\":\"hi\"}";

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    @Test
    void answersWithText() throws Exception {
        JsonNode got = json(asked(HELLO, "Hel", "lo").body());

        assertThat(got.path("object").stringValue()).isEqualTo("response");
        assertThat(got.path("status").stringValue()).isEqualTo("completed");
        assertThat(got.at("/output/0/content/0/text").stringValue()).isEqualTo("Hello");
        assertThat(got.at("/usage/input_tokens").intValue()).isEqualTo(9);
        assertThat(got.at("/store").booleanValue()).isFalse();
    }

    @Test
    void tellsTheWholeConversationInTheChatShape() throws Exception {
        String messages = sent("""
                "instructions":"Be kind.","input":[{"role":"developer","content":"Be short."},
                {"role":"user","content":[{"type":"input_text","text":"Look"},
                {"type":"input_image","image_url":"data:image/png;base64,AA==","detail":"low"}]},
                {"type":"reasoning","id":"rs_1","summary":[]},
                {"type":"message","role":"assistant","content":[{"type":"output_text","text":"Hm.","annotations":[]}]},
                {"type":"function_call","call_id":"c1","name":"a","arguments":"{\\"x\\":1}"},
                {"type":"function_call","call_id":"c2","name":"b","arguments":""},
                {"type":"function_call_output","call_id":"c1","output":"one"},
                {"type":"function_call_output","call_id":"c2","output":[{"type":"input_text","text":"two"}]}]
                """).path("messages").toString();

        assertThat(messages).isEqualTo("[{\"role\":\"system\",\"content\":\"Be kind.\"},"
                + "{\"role\":\"system\",\"content\":\"Be short.\"},{\"role\":\"user\",\"content\":["
                + "{\"type\":\"text\",\"text\":\"Look\"},{\"type\":\"image_url\",\"image_url\":"
                + "{\"url\":\"data:image/png;base64,AA==\",\"detail\":\"low\"}}]},"
                + "{\"role\":\"assistant\",\"content\":\"Hm.\",\"tool_calls\":["
                + "{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"a\",\"arguments\":\"{\\\"x\\\":1}\"}},"
                + "{\"id\":\"c2\",\"type\":\"function\",\"function\":{\"name\":\"b\",\"arguments\":\"{}\"}}]},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"one\"},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"c2\",\"content\":\"two\"}]");
    }

    @Test
    void tellsMembersInTheirWordsOfTheChatShape() throws Exception {
        JsonNode sent = sent(
                """
                        "input":"hi","max_output_tokens":50,"temperature":0.5,"top_p":0.9,"user":"u-1","metadata":{"a":"b"},
                        "parallel_tool_calls":false,"reasoning":{"effort":"low"},"truncation":"auto","store":true,
                        "tools":[{"type":"function","name":"look","description":"d","parameters":{"type":"object"},"strict":true}],
                        "tool_choice":{"type":"function","name":"look"},
                        "text":{"format":{"type":"json_schema","name":"form","schema":{"type":"object"},"strict":true}}""");

        assertThat(sent.path("max_completion_tokens").intValue()).isEqualTo(50);
        assertThat(sent.path("temperature").doubleValue()).isEqualTo(0.5);
        assertThat(sent.path("user").stringValue()).isEqualTo("u-1");
        assertThat(sent.path("parallel_tool_calls").booleanValue()).isFalse();
        assertThat(sent.path("reasoning_effort").stringValue()).isEqualTo("low");
        assertThat(sent.path("tools")).hasToString("[{\"type\":\"function\",\"function\":{\"name\":\"look\","
                + "\"description\":\"d\",\"parameters\":{\"type\":\"object\"},\"strict\":true}}]");
        assertThat(sent.path("tool_choice"))
                .hasToString("{\"type\":\"function\",\"function\":{\"name\":\"look\"}}");
        assertThat(sent.path("response_format")).hasToString("{\"type\":\"json_schema\",\"json_schema\":"
                + "{\"name\":\"form\",\"schema\":{\"type\":\"object\"},\"strict\":true}}");
        assertThat(sent.has("metadata") || sent.has("store") || sent.has("truncation")).isFalse();
    }

    @Test
    void streamsEventsInTheirOrder() throws Exception {
        String got = asked(HELLO.replace("}", ",\"stream\":true}"), "Hel", "lo").body();

        assertThat(names(got)).containsExactly("response.created", "response.in_progress",
                "response.output_item.added", "response.content_part.added", "response.output_text.delta",
                "response.output_text.delta", "response.output_text.done", "response.content_part.done",
                "response.output_item.done", "response.completed");
        assertThat(datas(got)).extracting(data -> data.path("sequence_number").intValue())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(datas(got).getLast().at("/response/output/0/content/0/text").stringValue()).isEqualTo("Hello");
    }

    @Test
    void handsCallsOfToolsToTheCaller() throws Exception {
        house.upstream.does(events(Flux.just("data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,"
                + "\"id\":\"c1\",\"function\":{\"name\":\"look\",\"arguments\":\"{\\\"x\\\":1}\"}}]},"
                + "\"finish_reason\":\"tool_calls\"}]}\n\n", FakeUpstream.done())));

        JsonNode call = json(house.post("/v1/responses", HELLO).body()).at("/output/0");

        assertThat(call.path("type").stringValue()).isEqualTo("function_call");
        assertThat(call.path("call_id").stringValue()).isEqualTo("c1");
        assertThat(call.path("arguments").stringValue()).isEqualTo("{\"x\":1}");
    }

    @Test
    void saysThatAnAnswerWasCut() throws Exception {
        house.upstream.does(events(Flux.just(FakeUpstream.token("Hel"),
                FakeUpstream.stop().replace("\"stop\"", "\"length\""), FakeUpstream.done())));

        JsonNode got = json(house.post("/v1/responses", HELLO).body());

        assertThat(got.path("status").stringValue()).isEqualTo("incomplete");
        assertThat(got.at("/incomplete_details/reason").stringValue()).isEqualTo("max_output_tokens");
    }

    @Test
    void tellsBrokenStreamAsFailedResponse() throws Exception {
        house.upstream.does(events(Flux.just(FakeUpstream.token("Hel"),
                "data: {\"error\":{\"message\":\"out of memory\"}}\n\n")));

        String got = house.post("/v1/responses", HELLO.replace("}", ",\"stream\":true}")).body();

        assertThat(names(got)).endsWith("response.failed", "error").doesNotContain("response.completed");
        JsonNode failed = datas(got).get(names(got).indexOf("response.failed")).path("response");
        assertThat(failed.at("/error/message").stringValue()).isEqualTo("out of memory");
        assertThat(failed.at("/output/0/status").stringValue()).isEqualTo("incomplete");
    }

    @Test
    void tellsFailureBeforeTheFirstEventByItsStatus() throws Exception {
        HttpResponse<String> got = house.post("/v1/responses",
                "{\"model\":\"nobody\",\"input\":\"x\",\"stream\":true}");

        assertThat(got.statusCode()).isEqualTo(404);
        assertThat(got.body()).contains("\"code\":\"model_not_found\"", "\"type\":\"not_found_error\"");
    }

    @Test
    void refusesWhatWouldNeedAStore() throws Exception {
        assertThat(refusal("\"input\":\"x\",\"previous_response_id\":\"resp_1\"")).contains("not stored",
                "\"param\":\"previous_response_id\"");
        assertThat(refusal("\"input\":\"x\",\"conversation\":{\"id\":\"c\"}")).contains("not stored");
        assertThat(refusal("\"input\":\"x\",\"background\":true")).contains("not stored");
        assertThat(refusal("\"input\":[{\"type\":\"item_reference\",\"id\":\"msg_1\"}]")).contains("not stored",
                "\"param\":\"input[0].type\"");
    }

    @Test
    void namesTheMemberThatIsWrong() throws Exception {
        assertThat(refusal("\"input\":[]")).contains("\"param\":\"input\"", "missing_field");
        assertThat(refusal("\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":7}]}]"))
                .contains("\"param\":\"input[0].content[0].text\"");
        assertThat(refusal("\"input\":\"x\",\"tools\":[{\"type\":\"web_search\"}]"))
                .contains("\"param\":\"tools[0].type\"", "web_search");
        assertThat(refusal("\"input\":\"x\",\"max_output_tokens\":0")).contains("\"param\":\"max_output_tokens\"");
        assertThat(refusal("\"input\":\"x\",\"input\":\"y\"")).contains("malformed_json");
    }

    private String refusal(String members) throws Exception {
        HttpResponse<String> got = house.post("/v1/responses", "{\"model\":\"small-1\"," + members + "}");
        assertThat(got.statusCode()).as(got.body()).isEqualTo(400);
        return got.body();
    }

    private HttpResponse<String> asked(String request, String... tokens) throws Exception {
        house.upstream.does(events(FakeUpstream.answer(tokens)));
        HttpResponse<String> got = house.post("/v1/responses", request);
        assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
        return got;
    }

    private JsonNode sent(String members) throws Exception {
        asked("{\"model\":\"small-1\"," + members + "}", "ok");
        return json(house.upstream.bodies().getLast());
    }

    private static List<String> names(String stream) {
        return Arrays.stream(stream.split("\n")).filter(line -> line.startsWith("event: "))
                .map(line -> line.substring("event: ".length())).toList();
    }

    private static List<JsonNode> datas(String stream) {
        return Arrays.stream(stream.split("\n")).filter(line -> line.startsWith("data: "))
                .map(line -> json(line.substring("data: ".length()))).toList();
    }
}
