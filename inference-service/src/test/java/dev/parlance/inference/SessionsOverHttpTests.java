package dev.parlance.inference;

import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;

import static dev.parlance.inference.FakeUpstream.events;
import static dev.parlance.inference.KnownPassages.passage;
import static org.assertj.core.api.Assertions.assertThat;

/** Sessions as their owners look at them, take them along and let them be forgotten. */
class SessionsOverHttpTests {

    private static final String SESSIONS = "/api/v1/sessions";

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    private final UUID account = UUID.randomUUID();

    private final Caller caller = new Caller(account, UUID.randomUUID(), Set.of(), "pro", "r");

    @BeforeEach
    void know() {
        house.knowledge().are(passage("Return Policy", "Goods go back within 30 days."));
        house.upstream.does(events(FakeUpstream.answer("30 days ", "[1].")));
    }

    @Test
    void listsThoseOfTheKeyAsTheContractHasIt() throws Exception {
        String session = ask(caller);

        JsonNode listed = tree(house.getAs(caller, SESSIONS).body());
        assertThat(listed.propertyNames()).containsExactly("success", "sessions", "meta");
        assertThat(listed.at("/sessions/0").propertyNames()).containsExactly("session_id", "last_at", "total_tokens",
                "preview");
        assertThat(listed.at("/sessions/0/session_id").stringValue()).isEqualTo(session);
        assertThat(listed.at("/sessions/0/preview").stringValue()).isEqualTo("30 days [1].");
        assertThat(listed.path("meta").toString())
                .isEqualTo("{\"current_page\":1,\"per_page\":20,\"has_more\":false}");
    }

    @Test
    void listsThoseOfOtherKeysWhereAllAreWanted() throws Exception {
        Caller other = new Caller(account, UUID.randomUUID(), Set.of(), "pro", "r");
        ask(other);

        assertThat(tree(house.getAs(caller, SESSIONS).body()).path("sessions")).isEmpty();
        assertThat(tree(house.getAs(caller, SESSIONS + "?include_all=true").body()).path("sessions")).hasSize(1);
    }

    @Test
    void goesThroughPages() throws Exception {
        ask(caller);
        ask(caller);

        JsonNode first = tree(house.getAs(caller, SESSIONS + "?per_page=1").body());
        JsonNode second = tree(house.getAs(caller, SESSIONS + "?per_page=1&page=2").body());
        assertThat(first.at("/meta/has_more").booleanValue()).isTrue();
        assertThat(second.path("meta").toString())
                .isEqualTo("{\"current_page\":2,\"per_page\":1,\"has_more\":false}");
        assertThat(second.at("/sessions/0/session_id")).isNotEqualTo(first.at("/sessions/0/session_id"));
    }

    @Test
    void tellsMessagesWhereTheyAreWanted() throws Exception {
        ask(caller);

        JsonNode listed = tree(house.getAs(caller, SESSIONS + "?include_messages=true").body());
        assertThat(listed.at("/sessions/0/messages/0/content").stringValue()).isEqualTo("What?");
        assertThat(listed.at("/sessions/0/messages/1/role").stringValue()).isEqualTo("assistant");
    }

    @Test
    void tellsTheWholeHistoryOfOne() throws Exception {
        String session = ask(caller);

        JsonNode told = tree(house.getAs(caller, SESSIONS + "/" + session).body());
        assertThat(told.path("session_id").stringValue()).isEqualTo(session);
        assertThat(told.path("messages").findValuesAsString("content")).containsExactly("What?", "30 days [1].");
    }

    @Test
    void takesThemAlongLineByLine() throws Exception {
        String session = ask(caller);

        var got = house.getAs(caller, SESSIONS + "/export.jsonl");
        assertThat(got.headers().firstValue("Content-Type")).hasValue("application/jsonl;charset=utf-8");
        assertThat(got.body().lines()).singleElement().asString().contains("\"session_id\":\"" + session + "\"",
                "\"question\":\"What?\"");
    }

    @Test
    void forgetsOneAndThenAll() throws Exception {
        String session = ask(caller);
        ask(caller);

        assertThat(house.sendAs(caller, "DELETE", SESSIONS + "/" + session).statusCode()).isEqualTo(200);
        assertThat(house.getAs(caller, SESSIONS + "/" + session).statusCode()).isEqualTo(404);
        assertThat(house.sendAs(caller, "DELETE", SESSIONS).body()).isEqualTo("{\"success\":true,\"deleted\":1}");
        assertThat(tree(house.getAs(caller, SESSIONS).body()).path("sessions")).isEmpty();
    }

    @Test
    void knowsNoneOfAnotherAccount() throws Exception {
        String session = ask(caller);
        Caller stranger = new Caller(UUID.randomUUID(), null, Set.of(), "pro", "r");

        for (String method : new String[]{"GET", "DELETE"}) {
            var got = house.sendAs(stranger, method, SESSIONS + "/" + session);
            assertThat(got.statusCode()).isEqualTo(404);
            assertThat(got.body()).startsWith("{\"success\":false,\"error\":\"There is no such session.\"");
        }
        assertThat(house.getAs(stranger, SESSIONS + "/export.jsonl").body()).isEmpty();
    }

    @Test
    void listsConversationsOfEveryKindForThePlatform() throws Exception {
        ask(caller);
        house.postAs(caller, "/api/chat", "{\"message\":\"Hi\"}");

        assertThat(tree(house.getAs(caller, "/api/v1/conversations").body()).path("conversations")
                .findValuesAsString("kind")).containsExactlyInAnyOrder("chat", "workspace");
        JsonNode only = tree(house.getAs(caller, "/api/v1/conversations?kind=workspace").body()).path("conversations");
        String id = only.at("/0/id").stringValue();
        assertThat(tree(house.getAs(caller, "/api/v1/conversations/" + id).body()).path("messages")
                .findValuesAsString("content")).containsExactly("Hi", "30 days [1].");
        assertThat(house.sendAs(caller, "DELETE", "/api/v1/conversations/" + id).statusCode()).isEqualTo(200);
        assertThat(house.getAs(caller, "/api/v1/conversations/" + id).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/sessions?page=0", "/api/v1/sessions?per_page=x",
            "/api/v1/sessions?include_all=maybe",
            "/api/v1/conversations?limit=0", "/api/v1/conversations?key=x", "/api/v1/conversations?kind=x"})
    void saysWhatIsWrongWithAQuery(String path) throws Exception {
        var got = house.getAs(caller, path);

        assertThat(got.statusCode()).isEqualTo(400);
        assertThat(got.body()).contains("\"code\":\"invalid_field\"");
    }

    @Test
    void writesNothingDownForAnAccountThatDoesNotWantIt() throws Exception {
        Caller silent = new Caller(account, null, null, false, Set.of(), "pro", "r", false, false);
        int before = house.conversations().written();
        String session = ask(silent);

        var next = house.postAs(silent, "/api/v1/chat",
                "{\"message\":\"And why?\",\"session_id\":\"" + session + "\"}");

        assertThat(next.body()).contains("\"success\":true", session);
        assertThat(house.upstream.bodies()).last().asString().contains("What?", "30 days");
        assertThat(house.conversations().written()).isEqualTo(before);
        assertThat(tree(house.getAs(silent, SESSIONS + "?include_all=1").body()).path("sessions")).isEmpty();
        assertThat(house.sendAs(silent, "DELETE", SESSIONS + "/" + session).statusCode()).isEqualTo(200);
    }

    @Test
    void goesOnUnwrittenWithWhatWasWrittenBefore() throws Exception {
        String session = ask(caller);
        Caller silent = new Caller(account, null, null, false, Set.of(), "pro", "r", false, false);

        house.postAs(silent, "/api/v1/chat", "{\"question\":\"Unsaid?\",\"session_id\":\"" + session + "\"}");

        assertThat(house.upstream.bodies()).last().asString().contains("What?", "Unsaid?");
        assertThat(house.getAs(caller, SESSIONS + "/" + session).body()).contains("What?").doesNotContain("Unsaid?");
    }

    private String ask(Caller by) throws Exception {
        String answer = house.postAs(by, "/api/v1/chat", "{\"question\":\"What?\"}").body();
        assertThat(answer).contains("sess_");
        return answer.replaceAll(".*(sess_\\w{22}).*", "$1");
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
