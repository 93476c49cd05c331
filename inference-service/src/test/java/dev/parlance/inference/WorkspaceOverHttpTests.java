package dev.parlance.inference;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.conversation.Outcome;

import static dev.parlance.inference.FakeUpstream.events;
import static dev.parlance.inference.FakeUpstream.json;
import static dev.parlance.inference.FakeUpstream.token;
import static dev.parlance.inference.KnownPassages.passage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The workspace chat as callers see it. */
class WorkspaceOverHttpTests {

    private static final String HELLO = "{\"message\":\"Write an angle for our launch.\"}";

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    private final UUID account = UUID.randomUUID();

    @BeforeEach
    void know() {
        house.knowledge().are();
        house.upstream.does(events(FakeUpstream.answer("Light ", "for less.")));
    }

    @AfterEach
    void limitNobody() {
        house.ledger().forget();
    }

    @Test
    void asksAModelAlsoWhereNothingIsKnown() throws Exception {
        var got = house.postAs(account, "/api/chat", HELLO);

        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo("Light for less.");
    }

    @Test
    void goesOnInItsConversation() throws Exception {
        String id = house.postAs(account, "/api/chat", HELLO).headers().firstValue("X-Conversation-Id").orElseThrow();

        var next = house.postAs(account, "/api/chat",
                "{\"message\":\"Shorter.\",\"conversationId\":\"" + id + "\"}");

        assertThat(next.headers().firstValue("X-Conversation-Id")).hasValue(id);
        assertThat(sent().path("messages").toString()).contains("Write an angle", "Light for less.", "Shorter.");
    }

    @Test
    void knowsNoConversationOfAnotherAccountOrKind() throws Exception {
        String id = house.postAs(account, "/api/chat", HELLO).headers().firstValue("X-Conversation-Id").orElseThrow();
        String session = house.postAs(account, "/api/v1/chat", "{\"question\":\"Hi?\"}").body()
                .replaceAll(".*(sess_\\w{22}).*", "$1");

        String on = "{\"message\":\"On.\",\"conversationId\":\"%s\"}";
        assertThat(house.post("/api/chat", on.formatted(id)).statusCode()).isEqualTo(404);
        assertThat(house.postAs(account, "/api/chat", on.formatted(session)).statusCode()).isEqualTo(404);
        assertThat(house.postAs(account, "/api/chat", on.formatted(UUID.randomUUID())).body())
                .contains("\"error\":\"There is no such conversation.\"");
    }

    @Test
    void groundsAnswersOnTheSourcesThatAreKnown() throws Exception {
        house.knowledge().are(passage("Plan", "We launch in May."));

        house.postAs(account, "/api/chat", HELLO);

        assertThat(sent().at("/messages/1/content").stringValue()).contains("\"document\":\"Plan\"",
                "We launch in May.", "Message: Write an angle");
    }

    @Test
    void speaksInTheNameOfTheBrand() throws Exception {
        var put = house.sendAs(account, "PUT", "/api/brand-profile", """
                {"company":" Nordlicht ","valueProposition":"Light for less","tone":"dry","targetMarkets":"Norway"}""");
        house.postAs(account, "/api/chat", HELLO);

        assertThat(put.body()).isEqualTo(house.sendAs(account, "GET", "/api/brand-profile", "").body()).isEqualTo(
                "{\"company\":\"Nordlicht\",\"valueProposition\":\"Light for less\",\"tone\":\"dry\",\"targetMarkets\":[\"Norway\"]}");
        assertThat(sent().at("/messages/0/content").stringValue())
                .startsWith("You write for this company.\nCompany: Nordlicht\n");
    }

    @Test
    void saysNothingOfABrandNobodyHasDescribed() throws Exception {
        house.postAs(account, "/api/chat", HELLO);

        assertThat(sent().at("/messages/0/content").stringValue()).doesNotContain("company.\nCompany");
        assertThat(house.sendAs(account, "GET", "/api/brand-profile", "").body())
                .isEqualTo("{\"company\":\"\",\"valueProposition\":\"\",\"tone\":\"\",\"targetMarkets\":[]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"company|{\"company\":7}",
            "targetMarkets|{\"targetMarkets\":{}}", "targetMarkets|{\"targetMarkets\":[7]}"})
    void namesTheFieldOfABrandThatIsWrong(String field, String body) throws Exception {
        var got = house.sendAs(account, "PUT", "/api/brand-profile", body);

        assertThat(got.statusCode()).isEqualTo(400);
        assertThat(got.body()).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void asksTheModelOrTheGatewayThatIsNamed() throws Exception {
        house.postAs(account, "/api/chat", "{\"message\":\"Hi\",\"model\":\"dear-model\"}");
        assertThat(sent().path("model").stringValue()).isEqualTo("dear-model");

        String gateway = new GatewayUser().gateway("\"systemInstruction\":\"Rhyme.\"");
        house.post("/api/chat", "{\"message\":\"Hi\",\"model\":\"" + gateway + "\"}");
        assertThat(sent().path("model").stringValue()).isEqualTo("own-1");
        assertThat(sent().path("messages").toString()).contains("Rhyme.");
    }

    @Test
    void listsModelsByPlanTheAutomaticChoiceFirst() throws Exception {
        JsonNode paid = tree(house.getAs(of("pro"), "/api/ai/models")).path("models");
        JsonNode free = tree(house.getAs(of("free"), "/api/ai/models")).path("models");

        assertThat(paid.get(0).path("id").stringValue()).isEqualTo("ml-auto");
        assertThat(paid.findValuesAsString("id")).contains("@parlance/extract", "small-1", "dear-model");
        assertThat(paid.toString())
                .contains("\"id\":\"dear-model\",\"name\":\"dear-model\",\"task\":\"Text generation\","
                        + "\"requiresPaid\":true");
        assertThat(free.findValuesAsString("id")).contains("small-1").doesNotContain("dear-model");
    }

    @Test
    void listsTheSameIdsAsTheOtherList() throws Exception {
        JsonNode other = tree(house.getAs(of("pro"), "/v1/models")).path("data");
        JsonNode list = tree(house.getAs(of("pro"), "/api/ai/models")).path("models");

        assertThat(list.findValuesAsString("id")).containsExactlyInAnyOrderElementsOf(other.findValuesAsString("id"));
    }

    @Test
    void refusesAModelThePlanDoesNotHold() throws Exception {
        var got = house.postAs(of("free"), "/api/chat", "{\"message\":\"Hi\",\"model\":\"dear-model\"}");

        assertThat(got.statusCode()).isEqualTo(403);
        assertThat(got.body()).contains("\"code\":\"model_not_in_plan\"");
        assertThat(house.upstream.calls()).isZero();
    }

    @Test
    void refusesWhoHasNoBalanceAsItsApiDoes() throws Exception {
        house.ledger().grant(account, 1);

        var got = house.postAs(account, "/api/chat", "{\"message\":\"Hi\",\"model\":\"dear-model\"}");

        assertThat(got.statusCode()).isEqualTo(403);
        assertThat(got.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(got.body()).contains("\"code\":\"insufficient_balance\"");
    }

    @Test
    void answersFailureBeforeTheFirstWordAsJson() throws Exception {
        house.upstream.does(json(500, "{}"));

        var got = house.postAs(account, "/api/chat", HELLO);

        assertThat(got.statusCode()).isEqualTo(502);
        assertThat(got.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(got.body()).startsWith("{\"error\":\"");
    }

    @Test
    void breaksOffTextThatHasBegunAndFails() throws Exception {
        house.upstream.does(events(Flux.just(token("Light "), "data: {\"error\":{\"message\":\"gone\"}}\n\n")));

        String sent = LeavingCaller.allThatIsSent(house, "/api/chat", HELLO);
        assertThat(sent).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n6\r\nLight \r\n");
        assertThatThrownBy(() -> house.postAs(account, "/api/chat", HELLO)).isInstanceOf(IOException.class);
        awaitConcluded(Outcome.FAILED, "Light ");
    }

    @Test
    void keepsWhatWasSentWhenTheCallerLeaves() throws Exception {
        house.upstream.does(events(Flux.just(token("data: Light\\n")).concatWith(Mono.never())));

        LeavingCaller.leaveAfter(house, "/api/chat", HELLO, 1);

        assertThat(house.upstream.wasLeftWithin(Duration.ofSeconds(1))).isTrue();
        awaitConcluded(Outcome.CUT, "data: Light\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"missing_field|{}", "invalid_field|{\"message\":\" \"}",
            "invalid_field|{\"message\":7}", "invalid_field|{\"message\":\"a\",\"model\":7}",
            "invalid_request|[]", "malformed_json|{\"message\""})
    void saysWhatIsWrongWithABody(String code, String body) throws Exception {
        var got = house.postAs(account, "/api/chat", body);

        assertThat(got.statusCode()).isEqualTo(400);
        assertThat(got.body()).contains("\"code\":\"" + code + "\"");
    }

    private void awaitConcluded(Outcome outcome, String text) {
        await().atMost(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(house.conversations().concluded()).last()
                .matches(turn -> turn.outcome() == outcome && turn.text().equals(text)));
    }

    private Caller of(String plan) {
        return new Caller(account, null, Set.of(), plan, "r");
    }

    private JsonNode sent() {
        return JsonMapper.shared().readTree(house.upstream.bodies().getLast());
    }

    private static JsonNode tree(HttpResponse<String> got) {
        return JsonMapper.shared().readTree(got.body());
    }
}
