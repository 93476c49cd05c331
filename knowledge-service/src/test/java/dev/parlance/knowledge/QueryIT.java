package dev.parlance.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import dev.parlance.testkit.servers.OnRealServers;

/** Searches in collections over HTTP, on real servers. */
@SpringBootTest(classes = KnowledgeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "spring.config.name=knowledge-service")
@ContextConfiguration(initializers = OnRealServers.class)
class QueryIT {

    private static final String HERON = "{\"docid\":\"heron\",\"text\":\"The heron fishes at dawn.\","
            + "\"__ref\":\"water\",\"__meta\":{\"page\":3}}";

    private static final String OWL = "{\"docid\":\"owl\",\"text\":\"The owl hunts mice at night.\"}";

    private static final String GULL = "{\"docid\":\"gull\",\"text\":\"Invoices are paid within a month.\","
            + "\"__ref\":\"water\"}";

    @LocalServerPort
    private int port;

    private CollectionClient she;

    private String birds;

    @BeforeEach
    void fill() {
        she = new CollectionClient(port, "enterprise");
        birds = she.newCollection("Birds");
        she.imported(birds, HERON, OWL, GULL);
        she.awaitIndexed(birds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "lexical", "rrf", "smart", "words"})
    void findsWhatIsMeant(String reranker) {
        assertThat(she.queried(birds, "Which bird catches fish in the morning?", Map.of("reranker", reranker)))
                .first().isEqualTo("heron");
    }

    @Test
    void tellsDocumentWithItsMetadataAndWhatSharesItsReference() {
        JsonNode found = CollectionClient.json(she.query(Map.of("term", "heron", "collections", List.of(birds), "top",
                1, "includeReferences", true))).get(0);

        assertThat(found.at("/documentName").asString()).isEqualTo("heron");
        assertThat(found.at("/documentContent").asString()).isEqualTo("The heron fishes at dawn.");
        assertThat(found.at("/collectionId").asString()).isEqualTo(birds);
        assertThat(found.at("/metadata")).hasToString("{\"page\":3}");
        assertThat(found.at("/score").asDouble()).isBetween(0.0, 1.0);
        assertThat(found.at("/referencedDocuments").valueStream().map(other -> other.at("/documentContent").asString()))
                .containsExactly("Invoices are paid within a month.");
    }

    @Test
    void makesOneListOfSeveralTermsAndCollections() {
        String fish = she.newCollection("Fish");
        she.imported(fish, "{\"docid\":\"eel\",\"text\":\"The eel swims to the sea.\"}");
        she.awaitIndexed(fish);

        JsonNode found = CollectionClient.json(she.query(Map.of("terms", List.of("owl", "eel"), "collections",
                List.of(birds, fish), "top", 2)));

        assertThat(found.valueStream().map(each -> each.at("/documentName").asString()))
                .containsExactlyInAnyOrder("owl", "eel");
    }

    @Test
    void keepsBackWhatIsNotAlikeEnough() {
        assertThat(she.queried(birds, "heron", Map.of("minScore", 0.99))).isEmpty();
    }

    @Test
    void knowsNoCollectionOfOthers() {
        var he = new CollectionClient(port, "enterprise");

        he.query(Map.of("term", "heron", "collections", List.of(birds))).expectStatus().isNotFound();
        he.query(Map.of("term", "heron", "collections", List.of(UUID.randomUUID().toString()))).expectStatus()
                .isNotFound();
    }
}
