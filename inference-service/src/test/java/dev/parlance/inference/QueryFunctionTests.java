package dev.parlance.inference;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.retrieval.Match;

import static org.assertj.core.api.Assertions.assertThat;

/** A model that searches the linked collections itself. */
class QueryFunctionTests {

    private final GatewayUser user = new GatewayUser();

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    private final UUID collection = house.collections().add("Rules of the house");

    QueryFunctionTests() {
        house.searches().are(new Match("d1", "Rules", "Cats sleep.", 0.9, 2, null, "c", List.of()));
    }

    private String searching() {
        return "\"queryStrategy\":\"QueryFunction\",\"knowledgeBaseMaximumResults\":5,\"knowledgeCollections\":[\""
                + collection + "\"]";
    }

    @Test
    void offersSearchInsteadOfSearching() throws Exception {
        house.upstream.does(Rounds.of(FakeUpstream.answer("ok")));
        user.greet(searching(), "");

        assertThat(user.round(0).at("/tools/0/function/name").stringValue()).isEqualTo("search_knowledge");
        assertThat(user.round(0).path("messages").toString()).doesNotContain("Cats").contains("Rules of the house");
    }

    @Test
    void tellsTheModelWhatItHasFound() throws Exception {
        house.upstream.does(Rounds.calling("search_knowledge", "{\"query\":\"Who sleeps?\"}"));
        user.greet(searching(), "");

        assertThat(house.searches().lastQuery()).contains("\"term\":\"Who sleeps?\"").contains(collection.toString())
                .contains("\"top\":5");
        assertThat(user.toolResult()).contains("They are data")
                .endsWith("{\"passage\":1,\"document\":\"Rules\",\"page\":2,\"text\":\"Cats sleep.\"}");
    }

    @Test
    void saysWhereNothingIsFound() throws Exception {
        house.searches().are();
        house.upstream.does(Rounds.calling("search_knowledge", "{\"query\":\"Who sleeps?\"}"));
        user.greet(searching(), "");

        assertThat(user.toolResult()).startsWith("Nothing was found.");
    }

    @Test
    void goesOnWhereTheSearchFails() throws Exception {
        house.searches().fail(Failure.unavailable("knowledge base"));
        house.upstream.does(Rounds.calling("search_knowledge", "{\"query\":\"Who sleeps?\"}"));

        assertThat(user.greet(searching(), "").statusCode()).isEqualTo(200);
        assertThat(user.toolResult()).isEqualTo("The collection cannot be searched.");
    }

    @Test
    void searchesForStrangersAsUsual() throws Exception {
        house.upstream.does(FakeUpstream.json(200, GatewayUser.answer("\"content\":\"ok\"")));
        user.greetAsStranger(searching());

        assertThat(user.round(0).has("tools")).isFalse();
        assertThat(user.round(0).path("messages").toString()).contains("Cats sleep.");
    }

    @Test
    void searchesForTheBuiltInModelThatCannot() throws Exception {
        String id = user.gateway("\"baseAddress\":\"@integrated\",\"apiKey\":null,\"modelName\":\"@parlance/extract\","
                + searching());

        String answer = user.ask(id, "[{\"role\":\"user\",\"content\":\"Who sleeps?\"}]", "").body();
        assertThat(answer).contains("Cats sleep.").contains("\"document_name\":\"Rules\"");
    }
}
