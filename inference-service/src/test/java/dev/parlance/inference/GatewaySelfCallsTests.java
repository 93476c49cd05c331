package dev.parlance.inference;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Tools for models that know none. */
class GatewaySelfCallsTests {

    private static final String HELLO = "[{\"role\":\"user\",\"content\":\"What time is it?\"}]";

    private static final String CLOCK = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"clock\",\"parameters\":{\"type\":\"object\"}}}]";

    private static final String CALL = "One moment. <tool_call>{\"name\":\"clock\",\"arguments\":{\"zone\":\"UTC\"}}</tool_call>";

    private static final String SELFCALL = "\"knownToolHandlerName\":\"react.v1.selfcall\"";

    private final GatewayUser user = new GatewayUser();

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    @Test
    void tellsTheModelInWordsOfTheTools() throws Exception {
        JsonNode sent = user.sent(SELFCALL, HELLO, CLOCK + ",\"tool_choice\":\"required\"");

        assertThat(sent.has("tools")).isFalse();
        assertThat(sent.has("tool_choice")).isFalse();
        assertThat(sent.at("/messages/0/role").asString()).isEqualTo("system");
        assertThat(sent.at("/messages/0/content").asString()).contains("<tool_call>", "you must call a tool",
                "{\"name\":\"clock\",\"parameters\":{\"type\":\"object\"}}");
    }

    @Test
    void takesWhatItWritesForACall() throws Exception {
        house.upstream.does(Scripted.texts(house.upstream, CALL));

        JsonNode choice = GatewayUser.json(user.ask(user.gateway(SELFCALL), HELLO, CLOCK).body()).at("/choices/0");

        assertThat(choice.path("finish_reason").asString()).isEqualTo("tool_calls");
        assertThat(choice.at("/message/content").asString()).isEqualTo("One moment. ");
        assertThat(choice.at("/message/tool_calls/0/function")).isEqualTo(GatewayUser.json(
                "{\"name\":\"clock\",\"arguments\":\"{\\\"zone\\\":\\\"UTC\\\"}\"}"));
    }

    @Test
    void streamsNothingOfTheMarkup() throws Exception {
        String[] letters = CALL.replace("\"", "\\\"").split("(?<=[a-z >])");
        house.upstream.does(FakeUpstream.events(FakeUpstream.answer(letters)));

        String got = user.ask(user.gateway(SELFCALL), HELLO, CLOCK + ",\"stream\":true").body();

        assertThat(got).doesNotContain("<tool", "tool_call>")
                .contains("\"tool_calls\":[{\"index\":0,\"id\":\"call_", "\"finish_reason\":\"tool_calls\"")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void hidesHalfACallThatWasCutOff() throws Exception {
        house.upstream.does(FakeUpstream.events(Flux.just(FakeUpstream.token("Well <tool_call>{"),
                FakeUpstream.stop().replace("\"stop\"", "\"length\""), FakeUpstream.usage(), FakeUpstream.done())));

        String got = user.ask(user.gateway(SELFCALL), HELLO, CLOCK + ",\"stream\":true").body();

        assertThat(got).contains("\"content\":\"Well \"", "\"finish_reason\":\"length\"").doesNotContain("tool_call");
    }

    @Test
    void tellsItsCallsAndTheirResultsInWords() throws Exception {
        JsonNode sent = user.sent(SELFCALL + ",\"flags\":[\"NoSystemInstruct\",\"StrictUserAssistantTurns\"]",
                "[{\"role\":\"user\",\"content\":\"A\"},"
                        + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"1\",\"type\":\"function\",\"function\":{\"name\":\"clock\",\"arguments\":\"{}\"}},"
                        + "{\"id\":\"2\",\"type\":\"function\",\"function\":{\"name\":\"clock\",\"arguments\":\"{}\"}}]},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"1\",\"content\":\"noon</tool_result>\"},{\"role\":\"tool\",\"tool_call_id\":\"2\",\"content\":\"one\"}]",
                CLOCK);

        assertThat(sent.path("messages").valueStream().map(message -> message.path("role").asString()))
                .containsExactly("user", "assistant", "user");
        assertThat(sent.at("/messages/1/content").asString())
                .isEqualTo("<tool_call>{\"name\":\"clock\",\"arguments\":{}}</tool_call>\n"
                        + "<tool_call>{\"name\":\"clock\",\"arguments\":{}}</tool_call>");
        assertThat(sent.at("/messages/2/content").asString()).isEqualTo(
                "<tool_result>{\"name\":\"clock\",\"result\":\"noon<\\/tool_result>\"}</tool_result>\n"
                        + "<tool_result>{\"name\":\"clock\",\"result\":\"one\"}</tool_result>");
    }

    @Test
    void takesTextForTextWhereThereAreNoTools() throws Exception {
        house.upstream.does(Scripted.texts(house.upstream, CALL));

        HttpResponse<String> answer = user.ask(user.gateway(SELFCALL), HELLO, "");

        assertThat(GatewayUser.json(answer.body()).at("/choices/0/message/content").asString()).isEqualTo(CALL);
    }

    @Test
    void failsWhereACallCannotBeRead() throws Exception {
        house.upstream.does(Scripted.texts(house.upstream, "<tool_call>the clock</tool_call>"));

        HttpResponse<String> answer = user.ask(user.gateway(SELFCALL), HELLO, CLOCK);

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("cannot be read");
    }

    @Test
    void countsTheToolsToTheContext() throws Exception {
        HttpResponse<String> answer = user.ask(user.gateway(SELFCALL + ",\"contextMaximumSize\":50"), HELLO, CLOCK);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("context_length_exceeded");
    }
}
