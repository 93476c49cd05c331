package dev.parlance.inference;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that must have a form, as callers meet them. */
class StructureOverHttpTests {

    private static final String HELLO = "[{\"role\":\"user\",\"content\":\"How old?\"}]";

    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"age\":{\"type\":\"integer\"}},\"required\":[\"age\"]}";

    private static final String WANTED = ",\"response_schema\":" + SCHEMA;

    private static final String FORMAT = ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\",\"schema\":"
            + SCHEMA + "%s}}";

    private final GatewayUser user = new GatewayUser();

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    @Test
    void tellsTheModelOfTheSchema() throws Exception {
        says("{\"age\":4}");

        HttpResponse<String> answer = user.ask("small-1", HELLO, WANTED);

        assertThat(sent(0).path("messages").toString()).contains("\"role\":\"system\"", "JSON Schema",
                SCHEMA.replace("\"", "\\\""));
        assertThat(sent(0).has("response_schema")).isFalse();
        assertThat(content(answer)).isEqualTo("{\"age\":4}");
    }

    @Test
    void hasTheModelCorrectItselfAndBillsEveryAttempt() throws Exception {
        says("no idea", "```json\n{\"age\":\"four\"}\n```", "{\"age\":4");

        HttpResponse<String> answer = user.ask("small-1", HELLO, WANTED);

        assertThat(content(answer)).isEqualTo("{\"age\":4}");
        assertThat(house.upstream.calls()).isEqualTo(3);
        assertThat(sent(1).path("messages").toString()).contains("{\"role\":\"assistant\",\"content\":\"no idea\"}",
                "no JSON");
        assertThat(sent(2).path("messages").toString()).contains("/age");
        assertThat(GatewayUser.json(answer.body()).at("/usage/total_tokens").intValue()).isEqualTo(33);
    }

    @Test
    void failsAfterFiveAttempts() throws Exception {
        says("no idea");

        HttpResponse<String> answer = user.ask("small-1", HELLO, WANTED);

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("\"code\":\"structure_not_met\"");
        assertThat(house.upstream.calls()).isEqualTo(5);
    }

    @Test
    void refusesWhatIsNoSchema() throws Exception {
        says("{}");

        HttpResponse<String> answer = user.ask("small-1", HELLO, ",\"response_schema\":{\"type\":\"strin\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"param\":\"response_schema.type\"");
        assertThat(house.upstream.calls()).isZero();
    }

    @Test
    void streamsTheAnswerOnceItFits() throws Exception {
        says("no idea", "Sure: {\"age\":4}");

        HttpResponse<String> answer = user.ask("small-1", HELLO, WANTED + ",\"stream\":true");

        assertThat(answer.body()).contains("\"content\":\"{\\\"age\\\":4}\"").doesNotContain("no idea", "Sure")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void leavesSchemasOfTheProviderToTheProvider() throws Exception {
        says("no idea");

        HttpResponse<String> answer = user.ask("small-1", HELLO, FORMAT.formatted(""));

        assertThat(content(answer)).isEqualTo("no idea");
        assertThat(sent(0).at("/response_format/json_schema/schema").toString()).isEqualTo(SCHEMA);
    }

    @Test
    void healsSchemasOfTheProviderWhereItIsAskedTo() throws Exception {
        says("no idea", "{\"age\":4}");

        HttpResponse<String> answer = user.ask("small-1", HELLO,
                FORMAT.formatted(",\"healing_options\":{\"max_attempts\":2}"));

        assertThat(content(answer)).isEqualTo("{\"age\":4}");
        assertThat(sent(0).at("/response_format/json_schema")).isEqualTo(
                GatewayUser.json("{\"name\":\"n\",\"schema\":" + SCHEMA + "}"));
        assertThat(sent(0).path("messages")).hasSize(1);
    }

    @Test
    void triesAsOftenAsItIsTold() throws Exception {
        says("no idea");

        HttpResponse<String> answer = user.ask("small-1", HELLO,
                FORMAT.formatted(",\"healing_options\":{\"max_attempts\":2}"));

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(house.upstream.calls()).isEqualTo(2);
    }

    @Test
    void refusesMoreAttemptsThanTen() throws Exception {
        HttpResponse<String> answer = user.ask("small-1", HELLO,
                FORMAT.formatted(",\"healing_options\":{\"max_attempts\":11}"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("response_format.json_schema.healing_options.max_attempts");
    }

    @Test
    void healsForAccountsThatWantItAlways() throws Exception {
        says("no idea", "{\"age\":4}");

        HttpResponse<String> answer = house.postHealing("/v1/chat/completions",
                "{\"model\":\"small-1\",\"messages\":" + HELLO + FORMAT.formatted("") + "}");

        assertThat(content(answer)).isEqualTo("{\"age\":4}");
    }

    @Test
    void leavesJsonWithoutSchemaToTheModel() throws Exception {
        says("no idea");

        HttpResponse<String> answer = user.ask("small-1", HELLO, ",\"response_format\":{\"type\":\"json_object\"}");

        assertThat(content(answer)).isEqualTo("no idea");
    }

    @Test
    void answersWithTheJsonAlone() throws Exception {
        says("Sure:\n{\"age\":\n4}");

        HttpResponse<String> answer = user.ask("small-1", HELLO, WANTED + ",\"json_only\":true");

        assertThat(answer.body()).isEqualTo("{\"age\": 4}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void streamsTheJsonAlone() throws Exception {
        says("Sure:\n{\"age\":\n4}");

        HttpResponse<String> answer = user.ask("small-1", HELLO, WANTED + ",\"json_only\":true,\"stream\":true");

        assertThat(answer.body()).isEqualTo("data: {\"age\": 4}\n\ndata: [DONE]\n\n");
    }

    @Test
    void marksNothingWhereTheJsonIsAlone() throws Exception {
        says("{\"age\":4}");

        assertThat(user.ask("small-1", HELLO, WANTED + ",\"json_only\":true,\"rendering_mode\":\"textual_blocks\"")
                .body()).isEqualTo("{\"age\":4}");
    }

    @Test
    void asksForAnyJsonWhereNoSchemaIsGiven() throws Exception {
        says("no idea", "[1]");

        assertThat(user.ask("small-1", HELLO, ",\"json_only\":true").body()).isEqualTo("[1]");
    }

    @Test
    void sendsTheSchemaToModelThatTakesThem() throws Exception {
        says("{\"age\":4}");

        user.ask(user.gateway("\"flags\":[\"StructuredOutputSupport\",\"OpenAiStrictJson\"]"), HELLO, WANTED);

        assertThat(sent(0).path("response_format")).isEqualTo(GatewayUser.json(
                "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\",\"schema\":" + SCHEMA
                        + ",\"strict\":true}}"));
        assertThat(sent(0).has("response_schema")).isFalse();
    }

    @Test
    void instructsAsTheModelOfTheGatewayTakesIt() throws Exception {
        says("{\"age\":4}");

        user.ask(user.gateway("\"flags\":[\"NoSystemInstruct\",\"StrictUserAssistantTurns\"]"), HELLO, WANTED);

        assertThat(sent(0).path("messages")).hasSize(1);
        assertThat(sent(0).at("/messages/0/role").asString()).isEqualTo("user");
        assertThat(sent(0).has("response_format")).isFalse();
    }

    @Test
    void judgesWhatIsLeftOfThoughts() throws Exception {
        says("<think>{\"age\":\"x\"}</think>{\"age\":4}");

        HttpResponse<String> answer = user.ask(
                user.gateway("\"flags\":[\"ThinkingProcess\",\"ReturnReasoningTokens\"]"), HELLO, WANTED);

        assertThat(content(answer)).isEqualTo("{\"age\":4}");
        assertThat(GatewayUser.json(answer.body()).at("/choices/0/message/reasoning").asString()).contains("x");
    }

    @Test
    void refusesFormTheBuiltInModelCannotGive() throws Exception {
        HttpResponse<String> answer = user.ask("@parlance/extract", HELLO, WANTED);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("structure_not_supported");
    }

    private void says(String... texts) {
        house.upstream.does(Scripted.texts(house.upstream, texts));
    }

    private JsonNode sent(int call) {
        return GatewayUser.json(house.upstream.bodies().get(call));
    }

    private static String content(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return GatewayUser.json(answer.body()).at("/choices/0/message/content").asString();
    }
}
