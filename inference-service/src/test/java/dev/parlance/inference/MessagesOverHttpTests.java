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

/** The Messages shape as callers see it, before a scripted upstream. */
class MessagesOverHttpTests {

    private static final String HELLO = "{\"model\":\"small-1\",\"max_tokens\":50,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    private static final String STREAMED = HELLO.replace("]}", "],\"stream\":true}");

    private static final String CALL = "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,"
            + "\"id\":\"c1\",\"function\":{\"name\":\"look\",\"arguments\":\"%s\"}}]},"
            + "\"finish_reason\":\"tool_calls\"}]}\n\n";

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    @Test
    void answersWithText() throws Exception {
        JsonNode got = json(asked(HELLO, "Hel", "lo").body());

        assertThat(got.path("type").stringValue()).isEqualTo("message");
        assertThat(got.at("/content/0/text").stringValue()).isEqualTo("Hello");
        assertThat(got.path("stop_reason").stringValue()).isEqualTo("end_turn");
        assertThat(got.at("/usage/input_tokens").intValue()).isEqualTo(9);
        assertThat(got.at("/usage/output_tokens").intValue()).isEqualTo(2);
    }

    @Test
    void tellsTheWholeConversationInTheChatShape() throws Exception {
        String messages = sent("""
                "max_tokens":9,"system":[{"type":"text","text":"Be kind."},{"type":"text","text":"Be short."}],
                "messages":[{"role":"user","content":[{"type":"text","text":"Look"},
                {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}}]},
                {"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":""},
                {"type":"text","text":"Hm."},{"type":"tool_use","id":"t1","name":"a","input":{"x":1}},
                {"type":"tool_use","id":"t2","name":"b","input":{}}]},
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"one"},
                {"type":"tool_result","tool_use_id":"t2","content":[{"type":"text","text":"two"},
                {"type":"image","source":{"type":"url","url":"https://e.org/p.png"}}]},
                {"type":"text","text":"And now?"}]}]""").path("messages").toString();

        assertThat(messages).isEqualTo("[{\"role\":\"system\",\"content\":\"Be kind.\\n\\nBe short.\"},"
                + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Look\"},{\"type\":\"image_url\","
                + "\"image_url\":{\"url\":\"data:image/png;base64,AA==\"}}]},"
                + "{\"role\":\"assistant\",\"content\":\"Hm.\",\"tool_calls\":["
                + "{\"id\":\"t1\",\"type\":\"function\",\"function\":{\"name\":\"a\",\"arguments\":\"{\\\"x\\\":1}\"}},"
                + "{\"id\":\"t2\",\"type\":\"function\",\"function\":{\"name\":\"b\",\"arguments\":\"{}\"}}]},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"t1\",\"content\":\"one\"},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"t2\",\"content\":\"two\"},"
                + "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://e.org/p.png\"}},"
                + "{\"type\":\"text\",\"text\":\"And now?\"}]}]");
    }

    @Test
    void tellsMembersInTheirWordsOfTheChatShape() throws Exception {
        JsonNode sent = sent("""
                "max_tokens":9,"temperature":0.5,"top_p":0.9,"top_k":4,"stop_sequences":["END"],
                "metadata":{"user_id":"u-1"},"output_config":{"effort":"low"},
                "tools":[{"name":"look","description":"d","input_schema":{"type":"object"}}],
                "tool_choice":{"type":"any","disable_parallel_tool_use":true},
                "messages":[{"role":"user","content":"hi"}]""");

        assertThat(sent.path("max_completion_tokens").intValue()).isEqualTo(9);
        assertThat(sent.path("temperature").doubleValue()).isEqualTo(0.5);
        assertThat(sent.path("top_k").intValue()).isEqualTo(4);
        assertThat(sent.path("stop")).hasToString("[\"END\"]");
        assertThat(sent.path("user").stringValue()).isEqualTo("u-1");
        assertThat(sent.path("reasoning_effort").stringValue()).isEqualTo("low");
        assertThat(sent.path("tools")).hasToString("[{\"type\":\"function\",\"function\":{\"name\":\"look\","
                + "\"description\":\"d\",\"parameters\":{\"type\":\"object\"}}}]");
        assertThat(sent.path("tool_choice").stringValue()).isEqualTo("required");
        assertThat(sent.path("parallel_tool_calls").booleanValue()).isFalse();
    }

    @Test
    void streamsEventsInTheirOrder() throws Exception {
        String got = asked(STREAMED, "Hel", "lo").body();

        assertThat(names(got)).containsExactly("message_start", "content_block_start", "content_block_delta",
                "content_block_delta", "content_block_stop", "message_delta", "message_stop");
        assertThat(got).contains("\"usage\":{\"input_tokens\":9,\"cache_creation_input_tokens\":0,"
                + "\"cache_read_input_tokens\":0,\"output_tokens\":2}").endsWith("\n\n");
    }

    @Test
    void handsCallsOfToolsToTheCaller() throws Exception {
        house.upstream.does(events(Flux.just(CALL.formatted("{\\\"x\\\":1}"), FakeUpstream.done())));

        JsonNode got = json(house.post("/v1/messages", HELLO).body());

        assertThat(got.path("content"))
                .hasToString("[{\"type\":\"tool_use\",\"id\":\"c1\",\"name\":\"look\",\"input\":{\"x\":1}}]");
        assertThat(got.path("stop_reason").stringValue()).isEqualTo("tool_use");
    }

    @Test
    void passesNoCallOnThatIsNoObject() throws Exception {
        house.upstream.does(events(Flux.just(CALL.formatted("{\\\"x\\\":"), FakeUpstream.done())));

        HttpResponse<String> got = house.post("/v1/messages", HELLO);

        assertThat(got.statusCode()).isEqualTo(502);
        assertThat(got.body()).contains("\"type\":\"api_error\"", "not a JSON object");
    }

    @Test
    void showsReasoningToWhoAsksForIt() throws Exception {
        house.upstream.does(events(Flux
                .just("data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning\":\"hm\"},\"finish_reason\":null}]}\n\n")
                .concatWith(FakeUpstream.answer("ok"))));
        String asked = HELLO.replace("]}", "],\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}}");

        assertThat(json(house.post("/v1/messages", asked).body()).at("/content/0"))
                .hasToString("{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"\"}");
        assertThat(json(house.post("/v1/messages", HELLO).body()).at("/content/0/text").stringValue()).isEqualTo("ok");
        assertThat(house.post("/v1/messages", STREAMED).body()).doesNotContain("thinking");
    }

    @Test
    void tellsBrokenStreamByAnErrorEvent() throws Exception {
        house.upstream.does(events(Flux.just(FakeUpstream.token("Hel"),
                "data: {\"error\":{\"message\":\"out of memory\"}}\n\n")));

        String got = house.post("/v1/messages", STREAMED).body();

        assertThat(names(got)).endsWith("error").doesNotContain("message_stop");
        assertThat(got).endsWith("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"api_error\","
                + "\"message\":\"out of memory\"},\"request_id\":\"test-request\"}\n\n");
    }

    @Test
    void wordsEveryFailureOfTheRouteInItsForm() throws Exception {
        HttpResponse<String> unknown = house.post("/v1/messages", HELLO.replace("small-1", "nobody"));

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body())
                .startsWith("{\"type\":\"error\",\"error\":{\"type\":\"not_found_error\",\"message\":");
        assertThat(house.get("/v1/messages").body()).startsWith("{\"type\":\"error\"");
        assertThat(house.get("/v1/messages/batches").statusCode()).isEqualTo(404);
        assertThat(house.get("/v1/messages/batches").body()).startsWith("{\"type\":\"error\"");
    }

    @Test
    void namesTheMemberThatIsWrong() throws Exception {
        String hi = ",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";
        assertThat(refusal("\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]")).contains("'max_tokens'");
        assertThat(refusal("\"max_tokens\":9,\"messages\":[]")).contains("'messages'");
        assertThat(refusal("\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"document\"}]}]"))
                .contains("'document'");
        assertThat(refusal("\"max_tokens\":9,\"stop_sequences\":\"END\"" + hi)).contains("'stop_sequences'");
        assertThat(refusal("\"max_tokens\":9,\"tools\":[{\"type\":\"bash_1\",\"name\":\"bash\"}]" + hi))
                .contains("bash_1");
    }

    private String refusal(String members) throws Exception {
        HttpResponse<String> got = house.post("/v1/messages", "{\"model\":\"small-1\"," + members + "}");
        assertThat(got.statusCode()).as(got.body()).isEqualTo(400);
        assertThat(got.body()).contains("\"type\":\"invalid_request_error\"");
        return got.body();
    }

    private HttpResponse<String> asked(String request, String... tokens) throws Exception {
        house.upstream.does(events(FakeUpstream.answer(tokens)));
        HttpResponse<String> got = house.post("/v1/messages", request);
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
}
