package dev.parlance.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import dev.parlance.testkit.servers.OnRealServers;

/** What is searched, judged and measured in collections over HTTP, on real servers. */
@SpringBootTest(classes = KnowledgeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "spring.config.name=knowledge-service")
@ContextConfiguration(initializers = OnRealServers.class)
class EvaluationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String FISHES = "Which bird catches fish in the morning?";

    private static final String BILLS = "When does a bill have to be settled?";

    @LocalServerPort
    private int port;

    private CollectionClient she;

    private String birds;

    @BeforeEach
    void fill() {
        she = new CollectionClient(port, "enterprise");
        birds = she.newCollection("Birds");
        she.imported(birds, "{\"docid\":\"heron\",\"text\":\"The heron fishes at dawn.\"}",
                "{\"docid\":\"owl\",\"text\":\"The owl hunts mice at night.\"}",
                "{\"docid\":\"gull\",\"text\":\"Invoices are paid within a month.\"}");
        she.awaitIndexed(birds);
    }

    @Test
    void recordsSearchesWithWhatCameOfThem() {
        she.queried(birds, FISHES, Map.of("reranker", "rrf", "top", 2));
        JsonNode search = searches(birds, "", 1).getFirst();

        assertThat(search.at("/terms")).hasToString("[\"" + FISHES + "\"]");
        assertThat(search.at("/reranker").asString()).isEqualTo("rrf");
        assertThat(search.at("/collections")).hasToString("[\"" + birds + "\"]");
        assertThat(search.at("/results").asInt()).isEqualTo(search.at("/scores").size()).isBetween(1, 2);
        assertThat(search.at("/quality").asDouble()).isBetween(0.3, 1.0);
        assertThat(search.at("/origin").asString()).isEqualTo("query");
        assertThat(UUID.fromString(search.at("/key").asString())).isNotNull();
    }

    @Test
    void showsSearchesOfEveryCollectionTheyLookedInto() {
        String fish = she.newCollection("Fish");
        CollectionClient.json(she.query(Map.of("term", "heron", "collections", List.of(birds, fish))));

        assertThat(searches(fish, "", 1).getFirst().at("/id")).isEqualTo(searches(birds, "", 1).getFirst().at("/id"));
        she.delete("/" + fish).expectStatus().isOk();
        assertThat(searches(birds, "", 1).getFirst().at("/collections")).hasToString("[\"" + birds + "\"]");
    }

    @Test
    void partsGoodSearchesFromOthersAndTurnsPages() {
        she.queried(birds, "The heron fishes at dawn.", Map.of());
        she.queried(birds, "Quantum chromodynamics of the lattice", Map.of());
        List<JsonNode> both = searches(birds, "", 2);

        assertThat(terms(searches(birds, "?view=high-quality", 1))).containsExactly("The heron fishes at dawn.");
        assertThat(terms(searches(birds, "?view=low-quality", 1)))
                .containsExactly("Quantum chromodynamics of the lattice");
        assertThat(searches(birds, "?limit=1", 1)).hasSize(1);
        assertThat(searches(birds, "?before=" + both.getFirst().at("/id").asString(), 1))
                .containsExactly(both.getLast());
    }

    @Test
    void recordsWhatAnswersAreLookedUpFor() {
        String knowledge = she.knowledge();

        JsonNode search = searches(knowledge, "", 1).getFirst();
        assertThat(search.at("/origin").asString()).isEqualTo("answer");
        assertThat(search.at("/results").asInt()).isZero();
    }

    @Test
    void keepsTheLastJudgementOfADocument() {
        String heron = she.document(birds, "heron").at("/id").asString();
        judge(Map.of("query", FISHES, "docid", "heron", "relevance", 1));
        judge(Map.of("query", FISHES, "documentId", heron, "relevance", 3));
        JsonNode judgement = judgements().getFirst();

        assertThat(judgements()).hasSize(1);
        assertThat(judgement.at("/docid").asString()).isEqualTo("heron");
        assertThat(judgement.at("/documentId").asString()).isEqualTo(heron);
        assertThat(judgement.at("/relevance").asInt()).isEqualTo(3);
    }

    @Test
    void forgetsAJudgement() {
        judge(Map.of("query", FISHES, "docid", "heron", "relevance", 1));
        String id = judgements().getFirst().at("/id").asString();

        she.delete("/" + birds + "/judgements/" + id).expectStatus().isOk();
        she.delete("/" + birds + "/judgements/" + id).expectStatus().isNotFound();
        assertThat(judgements()).isEmpty();
    }

    @Test
    void takesJudgementsOfFilesWhichGoWithThem() {
        she.addText("opening", "The shop opens at nine.");
        String knowledge = she.knowledge();
        she.awaitIndexed(knowledge);
        String file = she.document(knowledge, "opening").at("/id").asString();
        she.put("/" + knowledge + "/judgements", Map.of("query", "When?", "documentId", file, "relevance", 2))
                .expectStatus().isOk();

        assertThat(she.get("/" + knowledge + "/judgements").expectStatus().isOk().expectHeader()
                .valueEquals("X-Total-Count", "1")).isNotNull();
        she.delete("/" + knowledge + "/documents/" + file).expectStatus().isOk();
        assertThat(CollectionClient.json(she.get("/" + knowledge + "/judgements"))).isEmpty();
    }

    @Test
    void doesNotJudgeDocumentsOfOtherCollections() {
        String elsewhere = she.newCollection("Elsewhere");
        String heron = she.document(birds, "heron").at("/id").asString();

        she.put("/" + elsewhere + "/judgements", Map.of("query", "a", "documentId", heron, "relevance", 1))
                .expectStatus().isNotFound();
    }

    @Test
    void measuresACollectionByWhatIsJudged() {
        assertThat(stored(she.putLines("/" + birds + "/judgements", """
                {"query":"%s","docid":"heron","relevance":3}
                {"query":"%s","docid":"gull","relevance":1}
                {"query":"Nothing fits","docid":"owl","relevance":0}
                {"query":"Who left?","docid":"dodo","relevance":3}
                """.formatted(FISHES, BILLS)))).isEqualTo(4);

        JsonNode done = evaluated(Map.of("reranker", "none"));

        assertThat(done.at("/state").asString()).isEqualTo("Done");
        assertThat(done.at("/queries").asInt()).isEqualTo(done.at("/asked").asInt()).isEqualTo(2);
        assertThat(done.at("/unknownDocuments").asInt()).isEqualTo(1);
        assertThat(List.of(done.at("/ndcgAt10").asDouble(), done.at("/recallAt100").asDouble(),
                done.at("/mrr").asDouble())).containsOnly(1.0);
        assertThat(done.at("/perQuery").valueStream().map(query -> query.at("/query").asString()))
                .containsExactlyInAnyOrder(FISHES, BILLS);
        assertThat(CollectionClient.json(she.get("/" + birds + "/evaluations"))).hasSize(1);
    }

    @Test
    void saysWhyThereIsNothingToMeasure() {
        JsonNode failed = evaluated(Map.of());

        assertThat(failed.at("/state").asString()).isEqualTo("Failed");
        assertThat(failed.at("/error").asString()).contains("judged relevant");
    }

    @Test
    void leavesNoRecordOfSearchesOfItsOwn() {
        judge(Map.of("query", FISHES, "docid", "heron", "relevance", 1));
        evaluated(Map.of());
        she.queried(birds, "afterwards", Map.of());

        assertThat(terms(searches(birds, "", 1))).containsExactly("afterwards");
    }

    @Test
    void knowsNothingOfOthers() {
        judge(Map.of("query", FISHES, "docid", "heron", "relevance", 1));
        String judgement = judgements().getFirst().at("/id").asString();
        var he = new CollectionClient(port, "enterprise");
        String his = he.newCollection("His");

        he.get("/" + birds + "/searches").expectStatus().isNotFound();
        he.get("/" + birds + "/judgements").expectStatus().isNotFound();
        he.post("/" + birds + "/evaluations", Map.of()).expectStatus().isNotFound();
        he.delete("/" + his + "/judgements/" + judgement).expectStatus().isNotFound();
        assertThat(judgements()).hasSize(1);
    }

    private void judge(Map<String, ?> judgement) {
        assertThat(stored(she.put("/" + birds + "/judgements", judgement))).isEqualTo(1);
    }

    private static int stored(org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec answer) {
        return CollectionClient.json(answer).at("/stored").asInt();
    }

    private List<JsonNode> judgements() {
        return CollectionClient.json(she.get("/" + birds + "/judgements")).valueStream().toList();
    }

    private JsonNode evaluated(Map<String, ?> wanted) {
        String id = CollectionClient.body(she.post("/" + birds + "/evaluations", wanted).expectStatus().isAccepted())
                .at("/id").asString();
        String path = "/" + birds + "/evaluations/" + id;
        await().atMost(PATIENCE).until(() -> List.of("Done", "Failed")
                .contains(CollectionClient.json(she.get(path)).at("/state").asString()));
        return CollectionClient.json(she.get(path));
    }

    /** Records are written by and by. */
    private List<JsonNode> searches(String collection, String query, int expected) {
        String path = "/" + collection + "/searches" + query;
        await().atMost(PATIENCE).until(() -> CollectionClient.json(she.get(path)).size() >= expected);
        return CollectionClient.json(she.get(path)).valueStream().toList();
    }

    private static List<String> terms(List<JsonNode> searches) {
        return searches.stream().map(search -> search.at("/terms/0").asString()).toList();
    }
}
