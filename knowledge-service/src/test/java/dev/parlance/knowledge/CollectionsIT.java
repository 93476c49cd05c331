package dev.parlance.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import dev.parlance.knowledge.document.Document;
import dev.parlance.testkit.servers.OnRealServers;

/** Collections and their documents over HTTP, on real servers. */
@SpringBootTest(classes = KnowledgeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=knowledge-service", "parlance.limits.upload=60MB",
        "parlance.knowledge.entries.lines.free=3"})
@ContextConfiguration(initializers = OnRealServers.class)
class CollectionsIT {

    private static final String HERON = "{\"docid\":\"heron\",\"text\":\"The heron fishes at dawn.\",\"__ref\":\"r-1\","
            + "\"__tags\":[\"bird\",\"grey\"],\"__meta\":{\"page\":3}}";

    private static final String OWL = "{\"docid\":\"owl\",\"text\":\"The owl hunts at night.\",\"__tags\":[\"bird\"]}";

    @LocalServerPort
    private int port;

    private CollectionClient she;

    private String birds;

    @BeforeEach
    void open() {
        she = new CollectionClient(port, "enterprise");
        birds = she.newCollection("Birds");
    }

    @Test
    void showsCollectionAndWhatIsInIt() {
        she.imported(birds, HERON, OWL);
        she.awaitIndexed(birds);

        JsonNode shown = she.collection(birds);
        assertThat(shown.at("/name").asString()).isEqualTo("Birds");
        assertThat(Instant.parse(shown.at("/createdAt").asString())).isBefore(Instant.now().plusSeconds(5));
        assertThat(shown.at("/state")).hasToString("{\"total\":2,\"indexed\":2,\"queued\":0}");
        assertThat(shown.at("/embeddings"))
                .hasToString("[{\"model\":\"bge-small-en-v1.5-q\",\"dimensions\":384,\"documents\":2}]");
        assertThat(shown.at("/tags")).hasToString("[\"bird\",\"grey\"]");
        assertThat(CollectionClient.json(she.get(""))).contains(shown);
    }

    @Test
    void changesCollection() {
        CollectionClient.json(she.put("/" + birds, Map.of("collectionName", "Fowl", "context", "All that flies.",
                "tags", "air,water")));

        assertThat(she.collection(birds).at("/name").asString()).isEqualTo("Fowl");
        assertThat(she.collection(birds).at("/context").asString()).isEqualTo("All that flies.");
        assertThat(she.collection(birds).at("/collectionTags").asString()).isEqualTo("air,water");
    }

    @Test
    void showsDocumentInFull() {
        she.imported(birds, HERON);
        she.awaitIndexed(birds);

        JsonNode heron = she.document(birds, "heron");
        assertThat(heron.at("/contents").asString()).isEqualTo("The heron fishes at dawn.");
        assertThat(heron.at("/state").asString()).isEqualTo("Indexed");
        assertThat(heron.at("/reference").asString()).isEqualTo("r-1");
        assertThat(heron.at("/characterCount").asInt()).isEqualTo(25);
        assertThat(heron.at("/wordCount").asInt()).isEqualTo(5);
        assertThat(heron.at("/approximateTokenCount").asInt()).isEqualTo(7);
        assertThat(heron.at("/metadata")).hasToString("{\"page\":3}");
        assertThat(heron.at("/indexedAt").isNull()).isFalse();
    }

    @Test
    void queuesOnlyWhatHasAnotherText() {
        she.imported(birds, HERON, OWL);
        she.awaitIndexed(birds);

        assertThat(she.imported(birds, HERON, OWL)).hasToString("{\"enqueued\":0,\"skipped\":2}");
        assertThat(she.imported(birds, HERON.replace("\"page\":3", "\"page\":4"), OWL.replace("bird", "owl")))
                .hasToString("{\"enqueued\":0,\"skipped\":2}");
        assertThat(she.document(birds, "heron").at("/metadata/page").asInt()).isEqualTo(4);
        assertThat(she.document(birds, "owl").at("/tags")).hasToString("[\"bird\"]");
        assertThat(she.imported(birds, OWL.replace("night", "dusk").replace("bird", "owl")))
                .hasToString("{\"enqueued\":1,\"skipped\":0}");
        assertThat(she.document(birds, "owl").at("/tags")).hasToString("[\"owl\"]");
    }

    @Test
    void passesOverBadLines() {
        JsonNode report = she.imported(birds, HERON, "{\"docid\":\"x\"}", "", "broken", OWL);

        assertThat(report.at("/enqueued").asInt()).isEqualTo(2);
        assertThat(report.at("/skipped").asInt()).isEqualTo(2);
        assertThat(report.at("/errors").valueStream().map(error -> error.at("/line").asInt())).containsExactly(2, 4);
    }

    @Test
    void deletesWhatSyncDoesNotName() {
        she.imported(birds, HERON, OWL);
        JsonNode report = CollectionClient.json(she.upload("/" + birds + "/documents?insert-mode=sync", OWL));

        assertThat(report).hasToString("{\"enqueued\":0,\"skipped\":1,\"deleted\":1}");
        assertThat(she.names(birds, "")).containsExactly("owl");
        she.upload("/" + birds + "/documents?insert-mode=other", OWL).expectStatus().isBadRequest();
    }

    @Test
    void readsModeInTheForm() {
        she.imported(birds, HERON, OWL);
        var form = new MultipartBodyBuilder();
        form.part("insert-mode", "sync");

        CollectionClient.json(she.upload("/" + birds + "/documents", HERON, form));
        assertThat(she.names(birds, "")).containsExactly("heron");
    }

    @Test
    void putsDocument() {
        var heron = she.put(birds, "heron", "It fishes.", Map.of());

        assertThat(heron.at("/state").asString()).isEqualTo("Created");
        assertThat(she.put(birds, "heron", "It fishes.", Map.of()).at("/state").asString()).isEqualTo("Unchanged");
        var tagged = she.put(birds, "heron", "It fishes.", Map.of("tags", List.of("grey"), "reference", "r-2"));
        assertThat(tagged.at("/state").asString()).isEqualTo("Modified");
        assertThat(tagged.at("/documentId")).isEqualTo(heron.at("/documentId"));
        assertThat(she.document(birds, "heron").at("/tags")).hasToString("[\"grey\"]");
        she.put("/" + birds + "/documents", Map.of("name", "x")).expectStatus().isBadRequest().expectBody()
                .jsonPath("$.details.field").isEqualTo("contents");
    }

    @Test
    void replacesWhatIsFoundWithTheText() {
        String knowledge = she.knowledge();
        she.put(knowledge, "hours", "The library opens at nine.", Map.of());
        she.awaitIndexed(knowledge);
        assertThat(she.found("When does the library open?")).containsExactly("The library opens at nine.");

        she.put(knowledge, "hours", "The library opens at eleven.", Map.of());
        she.awaitIndexed(knowledge);
        assertThat(she.found("When does the library open?")).containsExactly("The library opens at eleven.");

        she.delete("/" + knowledge + "/reset-only").expectStatus().isOk();
        await().atMost(Duration.ofSeconds(20)).until(() -> she.found("When does the library open?").isEmpty());
    }

    @Test
    void findsNothingOfTheOldTextWhenTheNewOneFails() {
        String knowledge = she.knowledge();
        she.put(knowledge, "hours", "The library opens at nine.", Map.of());
        she.awaitIndexed(knowledge);
        she.put(knowledge, "hours", "...", Map.of());
        she.awaitIndexed(knowledge);

        assertThat(she.document(knowledge, "hours").at("/state").asString()).isEqualTo("Cancelled");
        assertThat(she.document(knowledge, "hours").at("/error").asString()).contains("text");
        assertThat(she.found("When does the library open?")).isEmpty();
    }

    @Test
    void forgetsDocuments() {
        String heron = she.put(birds, "heron", "It fishes.", Map.of()).at("/documentId").asString();
        she.delete("/" + birds + "/documents/" + heron).expectStatus().isOk();
        she.delete("/" + birds + "/documents/" + heron).expectStatus().isNotFound();
        she.imported(birds, HERON, OWL);
        she.delete("/" + birds + "/reset-only").expectStatus().isOk();

        assertThat(she.collection(birds).at("/state/total").asInt()).isZero();
        she.imported(birds, HERON);
        she.delete("/" + birds).expectStatus().isOk();
        she.get("/" + birds).expectStatus().isNotFound();
    }

    @Test
    void filtersAndOrders() {
        she.imported(birds, HERON, OWL, "{\"docid\":\"100%_sure\",\"text\":\"Nothing.\"}");
        she.awaitIndexed(birds);

        assertThat(she.names(birds, "?filter={f}", "-t bird -t grey")).containsExactly("heron");
        assertThat(she.names(birds, "?filter={f}", "-r r-1")).containsExactly("heron");
        assertThat(she.names(birds, "?filter={f}", "-c \"HUNTS at\"")).containsExactly("owl");
        assertThat(she.names(birds, "?filter={f}", "the HERON fishes")).containsExactly("heron");
        assertThat(she.names(birds, "?filter={f}", "%_")).containsExactly("100%_sure");
        assertThat(she.names(birds, "?order_by=indexed_at_asce")).hasSize(3);
        assertThat(she.names(birds, "?state=queued")).isEmpty();
        assertThat(she.names(birds, "?state=indexed&order_by=created_at_asce&limit=1&offset=1")).hasSize(1);
        she.get("/" + birds + "/documents?limit=1").expectHeader().valueEquals("X-Total-Count", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; DROP TABLE document; --", "-n \"' OR 1=1 --\"", "-t \"{a,b}\"", "-t '\\", "%", "_",
            "\\",
            "-c \"\\\\' || (SELECT 1) || '\"", "-i ' OR ''='", ":value0 $1 ?", "-r \"\u202e\"", "-c ((((((((((("})
    void findsNothingByHostileFilters(String hostile) {
        she.imported(birds, HERON, OWL);

        assertThat(she.names(birds, "?filter={f}", hostile)).isEmpty();
        assertThat(she.names(birds, "")).hasSize(2);
    }

    @Test
    void refusesWordsItDoesNotKnow() {
        for (String query : List.of("?order_by=name", "?state=gone", "?limit=0", "?limit=1001", "?offset=-1",
                "?filter=-t")) {
            she.get("/" + birds + "/documents" + query).expectStatus().isBadRequest();
        }
    }

    @Test
    void takesBackWhatItExported() {
        she.imported(birds, HERON, OWL);
        String exported = text(birds);
        assertThat(exported.lines()).hasSize(2);

        String copy = she.newCollection("Copy");
        assertThat(CollectionClient.json(she.upload("/" + copy + "/documents", exported)).at("/enqueued").asInt())
                .isEqualTo(2);
        assertThat(text(copy)).isEqualTo(exported);
        assertThat(she.imported(birds, exported)).hasToString("{\"enqueued\":0,\"skipped\":2}");
    }

    @Test
    void showsAndExportsWhatCameByTheSupportApi() {
        String knowledge = she.knowledge();
        she.addText("Hours", "The library opens at nine.");
        she.awaitIndexed(knowledge);

        assertThat(she.document(knowledge, "Hours").at("/contents").asString()).contains("at nine");
        assertThat(text(knowledge)).contains("\"docid\":\"Hours (", "\"text\":\"The library opens at nine.\"");
    }

    @Test
    void keepsAccountsApart() {
        String heron = she.put(birds, "heron", "It fishes.", Map.of()).at("/documentId").asString();
        var he = new CollectionClient(port, "enterprise");
        String his = he.newCollection("His");

        he.get("/" + birds).expectStatus().isNotFound();
        he.get("/" + birds + "/documents").expectStatus().isNotFound();
        he.get("/" + birds + "/export.jsonl").expectStatus().isNotFound();
        he.get("/" + his + "/documents/" + heron).expectStatus().isNotFound();
        he.delete("/" + his + "/documents/" + heron).expectStatus().isNotFound();
        he.delete("/" + birds).expectStatus().isNotFound();
        he.delete("/" + birds + "/reset-only").expectStatus().isNotFound();
        he.upload("/" + birds + "/documents", OWL).expectStatus().isNotFound();
        he.put("/" + birds + "/documents", Map.of("name", "x", "contents", "y")).expectStatus().isNotFound();
        assertThat(she.names(birds, "")).containsExactly("heron");
    }

    @Test
    void storesEachDocumentOnceHoweverManyImportItAtOnce() {
        String path = "/" + birds + "/documents";
        String lines = lines(300);
        int enqueued = IntStream.range(0, 4).parallel()
                .map(number -> CollectionClient.json(she.upload(path, lines)).at("/enqueued").asInt()).sum();

        assertThat(enqueued).isEqualTo(300);
        assertThat(she.collection(birds).at("/state/total").asInt()).isEqualTo(300);
        she.delete("/" + birds).expectStatus().isOk();
    }

    @Test
    void countsBeyondTheLastPage() {
        she.imported(birds, HERON, OWL);

        she.get("/" + birds + "/documents?offset=7").expectHeader().valueEquals("X-Total-Count", "2").expectBody()
                .json("[]");
    }

    @Test
    void takesAsManyLinesAsThePlan() {
        var free = new CollectionClient(port, "free");
        JsonNode report = free.imported(free.newCollection("Small"), lines(5).split("\n"));

        assertThat(report.at("/enqueued").asInt()).isEqualTo(3);
        assertThat(report.at("/errors/0/code").asString()).isEqualTo("too_many_lines");
    }

    @Test
    void takesManyLinesAtOnce() {
        JsonNode report = CollectionClient
                .json(she.upload("/" + birds + "/documents", lines(1_500) + "bad\n".repeat(50)));

        assertThat(report.at("/enqueued").asInt()).isEqualTo(1_500);
        assertThat(report.at("/skipped").asInt()).isEqualTo(50);
        assertThat(she.collection(birds).at("/state/total").asInt()).isEqualTo(1_500);
        she.delete("/" + birds).expectStatus().isOk();
        she.get("/" + birds).expectStatus().isNotFound();
    }

    private String text(String collection) {
        byte[] body = she.get("/" + collection + "/export.jsonl").expectStatus().isOk().expectBody().returnResult()
                .getResponseBody();
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        number -> "{\"docid\":\"d%d\",\"text\":\"Document %d speaks of bird %d.\"}\n".formatted(number,
                                number, number))
                .collect(Collectors.joining());
    }
}
