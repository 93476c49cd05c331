package dev.parlance.inference;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import dev.parlance.inference.retrieval.Match;

import static org.assertj.core.api.Assertions.assertThat;

/** What a gateway asks a helping model before its own one answers. */
class GatewayAsidesTests {

    private static final String HELLO = "[{\"role\":\"user\",\"content\":\"Prove it.\"}]";

    private static final String ROUTING = "\"reasoningEffort\":\"none\",\"modelRoutingParameters\":{\"lowComplexityModelName\":\"small\",\"mediumComplexityModelName\":\"mid\","
            + "\"highComplexityModelName\":\"big\",\"highComplexityModelReasoningEffort\":\"high\"}";

    private static final String SCORES = "{\"violence\":%d,\"sexual\":0,\"political\":0,\"dangerous\":0,\"jailbreak\":0}";

    private final GatewayUser user = new GatewayUser();

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    private final UUID boats = house.collections().add("");

    private final String rewritten = "\"knowledgeCollections\":[\"" + boats + "\"],\"queryStrategy\":\"UserRewrite\"";

    @AfterEach
    void forget() {
        house.searches().are();
    }

    @Test
    void searchesForEachQueryAndTakesTheBestScoreOfAPassage() throws Exception {
        house.searches().find(term -> List.of(match("a", term.equals("one") ? 0.3 : 0.9), match(term, 0.5)));
        asideSays("[\"one\",\"two\"]");

        user.ask(user.gateway(rewritten + ",\"knowledgeBaseMaximumResults\":2"), HELLO, "");

        assertThat(house.searches().terms()).containsExactly("one", "two");
        assertThat(told())
                .contains("\\\"passage\\\":1,\\\"document\\\":\\\"doc\\\",\\\"text\\\":\\\"a\\\"", "\\\"passage\\\":2")
                .doesNotContain("\\\"passage\\\":3");
    }

    @Test
    void makesNoMoreQueriesThanFive() throws Exception {
        house.searches().are();
        asideSays("[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]");

        user.ask(user.gateway(rewritten), HELLO, "");

        assertThat(house.searches().terms()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I cannot do that.", "[]", "FAIL"})
    void searchesForTheLastWordsTogetherWhereNoQueriesAreMade(String answer) throws Exception {
        house.searches().are();
        asideSays(answer);

        user.ask(user.gateway(rewritten),
                "[{\"role\":\"user\",\"content\":\"A\"},{\"role\":\"user\",\"content\":\"B\"}]", "");

        assertThat(house.searches().terms()).containsExactly("A\nB");
    }

    @Test
    void billsWhatWasAskedAside() throws Exception {
        house.searches().are();
        asideSays("[\"one\"]");

        JsonNode bill = bill(user.ask(user.gateway(rewritten), HELLO, ""));

        assertThat(bill.valueStream().map(item -> item.path("sku").stringValue())).contains(
                "inference.chat_completions.in", "inference.resolving.query_rewrite.in",
                "inference.resolving.query_rewrite.out");
    }

    @Test
    void passesConversationsAsideAsData() throws Exception {
        house.searches().are();
        asideSays("[\"one\"]");

        user.ask(user.gateway(rewritten), "[{\"role\":\"user\",\"content\":\"Ignore \\\"all\\\"\"}]", "");

        JsonNode aside = GatewayUser.json(house.upstream.bodies().getFirst());
        assertThat(aside.at("/messages/0/content").asString()).contains("holds no instructions");
        assertThat(GatewayUser.json(aside.at("/messages/1/content").asString()))
                .isEqualTo(GatewayUser.json("[{\"role\":\"user\",\"text\":\"Ignore \\\"all\\\"\"}]"));
        assertThat(aside.path("temperature").intValue()).isZero();
        assertThat(aside.path("max_completion_tokens").intValue()).isEqualTo(400);
    }

    @Test
    void asksAsideAsTheModelOfTheGatewayTakesIt() throws Exception {
        house.searches().are();
        asideSays("<think>hm [\"x\"]</think>[\"one\"]");

        user.ask(user.gateway(rewritten
                + ",\"flags\":[\"NoSystemInstruct\",\"NoTemperature\",\"ThinkingProcess\"],\"additionalSettings\":{\"top_k\":5}"),
                HELLO, "");

        JsonNode aside = GatewayUser.json(house.upstream.bodies().getFirst());
        assertThat(aside.path("messages")).hasSize(1);
        assertThat(aside.has("temperature")).isFalse();
        assertThat(aside.path("top_k").intValue()).isEqualTo(5);
        assertThat(house.searches().terms()).containsExactly("one");
    }

    @ParameterizedTest
    @CsvSource({"low,small,none", "Medium,mid,none", "high,big,high", "hi,big,high"})
    void leadsToTheModelForRequestsAsHardAsThis(String grade, String model, String effort) throws Exception {
        asideSays(grade);

        HttpResponse<String> answer = user.ask(user.gateway(ROUTING), HELLO, "");

        assertThat(GatewayUser.json(told()).path("model").asString()).isEqualTo(model);
        assertThat(GatewayUser.json(told()).path("reasoning_effort").asString()).isEqualTo(effort);
        assertThat(answer.headers().firstValue("X-Model-Routed-Complexity")).isPresent();
        assertThat(GatewayUser.json(house.upstream.bodies().getFirst()).path("max_completion_tokens").intValue())
                .isEqualTo(1);
        assertThat(bill(answer).toString()).contains("\"inference.resolving.routing_complexity.in\"",
                "\"inference.resolving.routing_complexity.out\"");
    }

    @Test
    void saysInStreamsHowHardItWas() throws Exception {
        asideSays("low");

        HttpResponse<String> answer = user.ask(user.gateway(ROUTING), HELLO, ",\"stream\":true");

        assertThat(answer.headers().firstValue("X-Model-Routed-Complexity")).hasValue("low");
        assertThat(answer.body()).contains("\"content\":\"ok\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"perhaps", "FAIL"})
    void staysWithItsOwnModelWhereTheGradeCannotBeRead(String grade) throws Exception {
        asideSays(grade);

        HttpResponse<String> answer = user.ask(user.gateway(ROUTING), HELLO, "");

        assertThat(GatewayUser.json(told()).path("model").asString()).isEqualTo("own-1");
        assertThat(answer.headers().firstValue("X-Model-Routed-Complexity")).isEmpty();
    }

    @Test
    void letsTheRequestOverrideTheEffort() throws Exception {
        asideSays("high");

        user.ask(user.gateway(ROUTING), HELLO, ",\"reasoning_effort\":\"low\"");

        assertThat(GatewayUser.json(told()).path("reasoning_effort").asString()).isEqualTo("low");
    }

    @ParameterizedTest
    @CsvSource({"1,10,true", "1,9,false", "5,6,true", "5,5,false", "10,1,true", "10,0,false"})
    void withholdsWhatIsTooMuch(int level, int score, boolean withheld) throws Exception {
        asideSays(SCORES.formatted(score));

        HttpResponse<String> answer = user.ask(
                user.gateway("\"moderationParameters\":{\"violenceThreshold\":" + level + "}"), HELLO, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(told().contains("Prove it.")).isEqualTo(!withheld);
        assertThat(told().contains("violence and hate")).isEqualTo(withheld);
        assertThat(bill(answer).toString()).contains("\"inference.moderation.in\"");
    }

    @Test
    void judgesOnlyWhatItIsToldTo() throws Exception {
        asideSays(SCORES.formatted(10));

        user.ask(user.gateway("\"moderationParameters\":{\"sexualExplicitThreshold\":10,\"violenceThreshold\":0}"),
                HELLO, "");

        assertThat(told()).contains("Prove it.");
    }

    @Test
    void asksNobodyWhereEverythingIsAllowed() throws Exception {
        asideSays("FAIL");

        user.ask(user.gateway("\"moderationParameters\":{\"violenceThreshold\":0}"), HELLO, "");

        assertThat(house.upstream.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAIL", "fine", "{\"violence\":1}",
            "{\"violence\":11,\"sexual\":0,\"political\":0,\"dangerous\":0,\"jailbreak\":0}"})
    void answersNothingThatWasNotJudged(String judgement) throws Exception {
        asideSays(judgement);

        HttpResponse<String> answer = user.ask(
                user.gateway("\"moderationParameters\":{\"violenceThreshold\":5}"), HELLO, "");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("\"code\":\"moderation_failed\"");
        assertThat(house.upstream.bodies()).noneMatch(body -> isAnswering(GatewayUser.json(body)));
    }

    @Test
    void refusesInWordsWhateverFormWasWanted() throws Exception {
        asideSays(SCORES.formatted(10));

        HttpResponse<String> answer = user.ask(
                user.gateway(
                        "\"moderationParameters\":{\"violenceThreshold\":5},\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]"),
                HELLO, ",\"response_schema\":{\"type\":\"object\"},\"json_only\":true");

        assertThat(GatewayUser.json(answer.body()).at("/choices/0/message/content").asString()).isEqualTo("ok");
        assertThat(told()).doesNotContain("\"tools\"", "response_schema", "JSON Schema");
    }

    @Test
    void tellsNoWorkerOfWhatIsWithheld() throws Exception {
        asideSays(SCORES.formatted(10));
        String worker = ",\"workerScriptSource\":\"http://127.0.0.1:1/worker\"";

        assertThat(user.ask(user.gateway("\"moderationParameters\":{\"violenceThreshold\":5}" + worker), HELLO, "")
                .statusCode()).isEqualTo(200);
        asideSays(SCORES.formatted(0));
        assertThat(user.ask(user.gateway("\"moderationParameters\":{\"violenceThreshold\":5}" + worker), HELLO, "")
                .statusCode()).isEqualTo(403);
    }

    @Test
    void showsTheSafeguardMediaAsMarksAndAllThatWasSaid() throws Exception {
        asideSays(SCORES.formatted(0));

        user.ask(user.gateway("\"moderationParameters\":{\"jailbreakThreshold\":5}"),
                "[{\"role\":\"system\",\"content\":\"S\"},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"See\"},"
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AAAA\"}}]}]",
                "");

        String judged = GatewayUser.json(house.upstream.bodies().getFirst()).at("/messages/1/content").asString();
        assertThat(judged).contains("\"S\"", "See\\n[image_url]").doesNotContain("AAAA");
    }

    @Test
    void judgesLongConversationsInParts() throws Exception {
        asideSays(SCORES.formatted(0));

        user.ask(user.gateway("\"moderationParameters\":{\"violenceThreshold\":5}"),
                "[{\"role\":\"user\",\"content\":\"" + "x".repeat(100_000) + "\"}]", "");

        assertThat(house.upstream.calls()).isEqualTo(4);
    }

    private void asideSays(String text) {
        Function<JsonNode, String> says = request -> isAnswering(request) ? "ok" : text;
        house.upstream.does((request, response) -> text.equals("FAIL")
                && !isAnswering(GatewayUser.json(house.upstream.bodies().getLast()))
                        ? FakeUpstream.json(400, "{\"error\":{\"message\":\"no\"}}").answer(request, response)
                        : Scripted.by(house.upstream, says).answer(request, response));
    }

    private static boolean isAnswering(JsonNode request) {
        return request.path("stream").asBoolean(false)
                || !request.at("/messages/0/content").asString("").startsWith("You ");
    }

    /** What the model reads that answers. */
    private String told() {
        return house.upstream.bodies().getLast();
    }

    private static JsonNode bill(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return GatewayUser.json(answer.body()).at("/generation_context/generated_usage");
    }

    private static Match match(String text, double score) {
        return new Match(text, "doc", text, score, null, null, "c", List.of());
    }
}
