package dev.parlance.inference;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.retrieval.Match;

import static org.assertj.core.api.Assertions.assertThat;

/** What the collections of a gateway do for its requests. */
class GatewayKnowledgeTests {

    private static final String TALK = "[{\"role\":\"user\",\"content\":\"Do you sell kayaks?\"},"
            + "{\"role\":\"assistant\",\"content\":\"Yes.\"},{\"role\":\"user\",\"content\":\"How long are they?\"}]";

    private final GatewayUser user = new GatewayUser();

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    private final UUID boats = house.collections().add("All about boats.");

    private final String linked = "\"knowledgeCollections\":[\"" + boats + "\"]";

    @BeforeEach
    void know() {
        house.searches()
                .are(new Match("d-1", "Kayaks", "A kayak is \"4 metres\" long.", 0.8, 3, "Sizes", boats.toString(),
                        List.of(new Match.Reference("d-2", "A paddle is 2 metres long.")),
                        GatewayUser.json("{\"season\":\"all\"}")));
    }

    @AfterEach
    void forget() {
        house.searches().are();
    }

    @Test
    void searchesForTheLastWordsOfTheUser() throws Exception {
        user.sent(linked, TALK, "");

        assertThat(GatewayUser.json(house.searches().lastQuery())).isEqualTo(GatewayUser.json("""
                {"term":"How long are they?","collections":["%s"],"top":8,"minScore":0.2,"includeReferences":false}"""
                .formatted(boats)));
    }

    @Test
    void searchesForTheLastWordsTogether() throws Exception {
        user.sent(linked
                + ",\"queryStrategy\":\"Concatenate\",\"queryStrategyParameters\":{\"concatenateContextSize\":2}",
                TALK, "");

        assertThat(GatewayUser.json(house.searches().lastQuery()).path("term").stringValue())
                .isEqualTo("Do you sell kayaks?\nHow long are they?");
    }

    @Test
    void searchesAsWidelyAsItIsTold() throws Exception {
        user.sent(linked + ",\"knowledgeBaseMaximumResults\":16,\"knowledgeBaseMinimumScore\":0.55,"
                + "\"knowledgeUseReferences\":true", TALK, "");

        assertThat(house.searches().lastQuery()).contains("\"top\":16", "\"minScore\":0.55",
                "\"includeReferences\":true");
    }

    @Test
    void putsWhatWasFoundBeforeTheLastWordsOfTheUser() throws Exception {
        JsonNode messages = user.sent(linked + ",\"userPromptTemplate\":\"Q: {prompt}\"", TALK, "").path("messages");

        assertThat(messages).hasSize(4);
        assertThat(messages.at("/1/content").stringValue()).isEqualTo("Q: Do you sell kayaks?");
        assertThat(messages.at("/3/content").stringValue()).endsWith("\n\nQ: How long are they?").contains(
                "{\"passage\":1,\"document\":\"Kayaks\",\"page\":3,\"heading\":\"Sizes\",\"text\":\"A kayak is \\\"4 metres\\\" long.\"}\n",
                "{\"passage\":2,\"document\":\"Kayaks\",\"text\":\"A paddle is 2 metres long.\"}\n");
    }

    @Test
    void tellsMetadataWhereItIsWanted() throws Exception {
        assertThat(user.messages(linked + ",\"knowledgeUseMetaDescriptions\":true", TALK))
                .contains("\\\"metadata\\\":{\\\"season\\\":\\\"all\\\"}");
        assertThat(user.messages(linked, TALK)).doesNotContain("season");
    }

    @Test
    void instructsWithWhatIsSaidOfTheCollections() throws Exception {
        assertThat(user.messages(linked + ",\"systemInstruction\":\"Be brief.\"", TALK)).startsWith(
                "[{\"role\":\"system\",\"content\":\"Be brief.\\n\\nAbout the collection \\\"known\\\": All about boats.\"}");
    }

    @Test
    void saysNothingWhereNothingIsFound() throws Exception {
        house.searches().are();

        assertThat(user.messages(linked, TALK)).contains("{\"role\":\"user\",\"content\":\"How long are they?\"}");
    }

    @Test
    void answersFromItsCollectionsWithTheBuiltInModel() throws Exception {
        house.knowledge().are(KnownPassages.passage("Elsewhere", "A kayak is 9 metres long."));

        String answer = user.ask(user.gateway(linked
                + ",\"baseAddress\":\"@integrated\",\"apiKey\":null,\"modelName\":\"@parlance/extract\""),
                "[{\"role\":\"user\",\"content\":\"How long is a kayak?\"}]", "").body();

        assertThat(answer).contains("4 metres\\\" long", "\"document_name\":\"Kayaks\"").doesNotContain("9 metres");
    }

    @Test
    void failsWhereALinkedCollectionIsGone() throws Exception {
        String id = user.gateway(linked);
        house.searches().fail(Failure.notFound("collection"));

        var answer = user.ask(id, TALK, "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"unknown_collection\"");
    }

    @Test
    void cannotBeLinkedToCollectionOfNobody() throws Exception {
        String body = "{\"name\":\"x\",\"parameters\":{\"baseAddress\":\"@integrated\",\"modelName\":\"auto\",\"knowledgeCollections\":[\"%s\"]}}";

        assertThat(house.post("/api/v1/ai-gateways", body.formatted(UUID.randomUUID())).statusCode()).isEqualTo(404);
        assertThat(house.post("/api/v1/ai-gateways", body.formatted(boats)).statusCode()).isEqualTo(200);
    }
}
