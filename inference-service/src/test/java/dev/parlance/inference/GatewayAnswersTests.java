package dev.parlance.inference;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What each parameter of a gateway does to the answer its caller reads. */
class GatewayAnswersTests {

    private static final String REASONED = "\"content\":\"ok\",\"reasoning\":\"hm\",\"reasoning_details\":[1],\"reasoning_summary\":\"s\"";

    private final GatewayUser user = new GatewayUser();

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    @Test
    void hidesReasoning() throws Exception {
        assertThat(user.told("", REASONED)).hasToString("{\"role\":\"assistant\",\"content\":\"ok\"}");
    }

    @Test
    void showsReasoningWhereItIsWanted() throws Exception {
        assertThat(user.told("\"flags\":[\"ReturnReasoningTokens\"]", REASONED))
                .hasToString("{\"role\":\"assistant\"," + REASONED + "}");
    }

    @Test
    void hidesDetailsAndSummariesOfReasoningByThemselves() throws Exception {
        JsonNode told = user.told(
                "\"flags\":[\"ReturnReasoningTokens\",\"DisableReasoningDetails\",\"DisableReasoningSummary\"]",
                REASONED);

        assertThat(told).hasToString("{\"role\":\"assistant\",\"content\":\"ok\",\"reasoning\":\"hm\"}");
    }

    @Test
    void tellsThoughtsFromAnswer() throws Exception {
        String thinking = "\"content\":\"<think>hm\\n</think>\\n\\nok <think>\"";

        assertThat(user.told("\"flags\":[\"ThinkingProcess\"]", thinking).path("content").stringValue())
                .isEqualTo("ok <think>");
        assertThat(user.told("\"flags\":[\"ThinkingProcess\",\"ReturnReasoningTokens\"]", thinking))
                .hasToString("{\"role\":\"assistant\",\"content\":\"ok <think>\",\"reasoning\":\"hm\\n\"}");
        assertThat(user.told("", thinking).path("content").stringValue()).startsWith("<think>");
    }

    @Test
    void tellsThoughtsFromAnswerInStreamCutAnywhere() throws Exception {
        String[] letters = "<think>hm</th></think> ok".split("");

        assertThat(text("\"flags\":[\"ThinkingProcess\"]", "content", letters)).isEqualTo("ok");
        assertThat(text("\"flags\":[\"ThinkingProcess\",\"ReturnReasoningTokens\"]", "reasoning", letters))
                .isEqualTo("hm</th>");
    }

    @Test
    void showsTheBeginningOfAnAnswerWhereItIsWanted() throws Exception {
        String begun = "\"assistantPrefill\":\"Sure: \",\"includePrefillingInMessages\":true";

        assertThat(user.told(begun, "\"content\":\"ok\"").path("content").stringValue()).isEqualTo("Sure: ok");
        assertThat(text(begun, "content", "o", "k")).isEqualTo("Sure: ok");
        assertThat(user.told("\"assistantPrefill\":\"Sure: \"", "\"content\":\"ok\"").path("content").stringValue())
                .isEqualTo("ok");
    }

    @Test
    void leavesTheBeginningToTheCallerWhoHasBegun() throws Exception {
        house.upstream.does(FakeUpstream.json(200, GatewayUser.answer("\"content\":\"ok\"")));
        String id = user.gateway("\"assistantPrefill\":\"Sure: \",\"includePrefillingInMessages\":true");

        String got = user
                .ask(id, "[{\"role\":\"user\",\"content\":\"hi\"},{\"role\":\"assistant\",\"content\":\"Well, \"}]",
                        "")
                .body();

        assertThat(GatewayUser.json(got).at("/choices/0/message/content").stringValue()).isEqualTo("ok");
        assertThat(house.upstream.bodies()).last().asString().doesNotContain("Sure");
    }

    @Test
    void tellsGrowingTextOnceItIsWhole() throws Exception {
        assertThat(text("\"flags\":[\"DiffusingStream\"]", "content", "xx", "oxx", "okay")).isEqualTo("okay");
        assertThat(user.told("\"flags\":[\"DiffusingStream\"]", "\"content\":\"ok\"").path("content").stringValue())
                .isEqualTo("ok");
    }

    @Test
    void passesStreamOnByteForByteWhereNothingIsToBeChanged() throws Exception {
        house.upstream.does(FakeUpstream.events(FakeUpstream.answer("Hel", "lo")));

        String got = user.ask(user.gateway("\"temperature\":0.5"), "[{\"role\":\"user\",\"content\":\"hi\"}]",
                ",\"stream\":true").body();

        assertThat(got).startsWith(FakeUpstream.token("Hel") + FakeUpstream.token("lo"))
                .contains("\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2,\"total_tokens\":11}")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void leavesChunksOfNothingButReasoningOut() throws Exception {
        house.upstream.does(FakeUpstream.events(Flux
                .just("data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"hm\"},\"finish_reason\":null}]}\n\n")
                .concatWith(FakeUpstream.answer("ok"))));

        String got = user.ask(user.gateway(""), "[{\"role\":\"user\",\"content\":\"hi\"}]", ",\"stream\":true").body();

        assertThat(got).startsWith(FakeUpstream.token("ok"));
    }

    /** What all deltas say together. */
    private String text(String parameters, String member, String... pieces) throws Exception {
        house.upstream.does(FakeUpstream.events(FakeUpstream.answer(pieces)));
        String got = user.ask(user.gateway(parameters), "[{\"role\":\"user\",\"content\":\"hi\"}]", ",\"stream\":true")
                .body();
        assertThat(got).endsWith("data: [DONE]\n\n").contains("\"finish_reason\":\"stop\"");
        return Arrays.stream(got.split("\n\n")).map(event -> event.substring("data: ".length()))
                .filter(data -> data.startsWith("{"))
                .map(data -> GatewayUser.json(data).at("/choices/0/delta/" + member).asString(""))
                .collect(Collectors.joining());
    }
}
