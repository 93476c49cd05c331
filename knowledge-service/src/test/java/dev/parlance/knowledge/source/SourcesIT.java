package dev.parlance.knowledge.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import dev.parlance.knowledge.KnowledgeApplication;
import dev.parlance.testkit.servers.OnRealServers;

/** Sources from the web and from elsewhere, on real servers. */
@SpringBootTest(classes = KnowledgeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=knowledge-service", "parlance.egress.allow=127.0.0.1",
        "parlance.knowledge.fetch.largest=1MB", "parlance.knowledge.fetch.patience=2s",
        "parlance.knowledge.sources.pause=10ms", "parlance.knowledge.sources.first-wait=100ms",
        "parlance.knowledge.sources.attempts=3", "parlance.knowledge.sources.per-account=6",
        "parlance.knowledge.sources.lease=20s", "parlance.knowledge.sources.crawl.variants=3"})
@ContextConfiguration(initializers = OnRealServers.class)
class SourcesIT {

    private static final String HERON = "<title>Birds</title><h1>Birds</h1><p>The heron fishes at dawn in the harbour.</p>";

    private final Site site = new Site();

    @LocalServerPort
    private int port;

    @Autowired
    private DatabaseClient database;

    private SourceClient she;

    @BeforeEach
    void signIn() {
        she = new SourceClient(port);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void readsWhatStandsAtAnAddress() {
        site.page("/birds", HERON);

        JsonNode source = she.settled(she.addUrl(site.address("/birds#top")));

        assertThat(source.at("/id").asString()).startsWith("kb_");
        assertThat(source.at("/type").asString()).isEqualTo("url");
        assertThat(source.at("/source_url_or_path").asString()).isEqualTo(site.address("/birds"));
        assertThat(source.at("/status").asString()).isEqualTo("indexed");
        assertThat(source.at("/chunk_count").asInt()).isPositive();
        assertThat(source.at("/enabled").isInt()).isTrue();
        assertThat(source.at("/last_error").isNull()).isTrue();
        assertThat(she.sources()).containsExactly(source);
        assertThat(she.found("When does the heron fish?").getFirst()).contains("at dawn");
        assertThat(site.agents()).containsOnly("Parlance");
    }

    @Test
    void isADocumentInTheOtherApis() {
        site.page("/birds", HERON);
        String id = she.addUrl(site.address("/birds"));
        String document = she.settled(id).at("/document_id").asString();

        JsonNode shown = SourceClient.json(she.get("/api/v1/knowledge/documents/" + document));
        assertThat(shown.at("/filename").asString()).isEqualTo("Birds");
        SourceClient.json(she.delete("/api/v1/knowledge/documents/" + document));

        she.get("/api/knowledge/" + id).expectStatus().isNotFound();
        assertThat(she.sources()).isEmpty();
    }

    @Test
    void takesTextsAndFiles() {
        String text = she.add(Map.of("text", "The owl hunts mice at night.", "name", "Owls"));
        String file = she.upload("prices.csv", "Article,Price\nLamp,12 EUR\n");

        assertThat(she.settled(text).at("/type").asString()).isEqualTo("text");
        assertThat(she.settled(file).at("/type").asString()).isEqualTo("file");
        assertThat(she.addresses()).containsExactly("prices.csv", "Owls");
        assertThat(she.found("What does a lamp cost?").getFirst()).contains("12 EUR");
    }

    @Test
    void leavesAnswersWhileItIsSwitchedOff() {
        String id = she.add(Map.of("text", "The owl hunts mice at night."));
        she.settled(id);

        JsonNode off = SourceClient.json(she.patch(id, Map.of("enabled", false)));

        assertThat(off.at("/enabled").asInt()).isZero();
        assertThat(off.at("/status").asString()).isEqualTo("indexed");
        await().atMost(Duration.ofSeconds(20)).until(() -> she.found("When does the owl hunt?").isEmpty());
        she.post("/" + id + "/reindex", Map.of()).expectStatus().isEqualTo(409);
        she.retry(off.at("/document_id").asString()).expectStatus().isEqualTo(409);
        assertThat(SourceClient.json(she.patch(id, Map.of("enabled", 1))).at("/enabled").asInt()).isOne();
        assertThat(she.settled(id).at("/status").asString()).isEqualTo("indexed");
        assertThat(she.found("When does the owl hunt?").getFirst()).contains("night");
    }

    @Test
    void staysSwitchedOffWhenItsCollectionIsIndexedAnew() {
        String id = she.add(Map.of("text", "The owl hunts mice at night."));
        String document = she.settled(id).at("/document_id").asString();
        SourceClient.json(she.patch(id, Map.of("enabled", false)));

        database.sql("UPDATE document SET state = 'ready', reason_code = NULL WHERE id = CAST(:id AS uuid)")
                .bind("id", document).then().share().block();

        await().atMost(Duration.ofSeconds(30)).until(() -> SourceClient
                .json(she.get("/api/v1/knowledge/documents/" + document)).at("/status").asString().equals("failed"));
    }

    @Test
    void endsWithItsDocument() {
        String id = she.add(Map.of("text", "The owl hunts mice at night."));
        String document = she.settled(id).at("/document_id").asString();

        SourceClient.json(she.delete("/api/knowledge/" + id));

        she.get("/api/knowledge/" + id).expectStatus().isNotFound();
        she.get("/api/v1/knowledge/documents/" + document).expectStatus().isNotFound();
        await().atMost(Duration.ofSeconds(20)).until(() -> she.found("When does the owl hunt?").isEmpty());
    }

    @Test
    void readsAPageThatHasChangedAgain() {
        site.page("/birds", HERON);
        String id = she.addUrl(site.address("/birds"));
        JsonNode before = she.settled(id);

        reindexed(id);
        assertThat(she.settled(id).at("/indexed_at")).isEqualTo(before.at("/indexed_at"));

        site.page("/birds", "<p>The stork sleeps on the roof of the town hall.</p>");
        reindexed(id);
        JsonNode after = she.settled(id);
        assertThat(after.at("/document_id")).isEqualTo(before.at("/document_id"));
        assertThat(she.found("Where does the stork sleep?").getFirst()).contains("town hall");
        assertThat(she.found("heron")).noneMatch(text -> text.contains("heron"));
    }

    @Test
    void keepsTheTextOfAPageThatIsGone() {
        site.page("/birds", HERON);
        String id = she.addUrl(site.address("/birds"));
        she.settled(id);

        site.remove("/birds");
        reindexed(id);

        JsonNode gone = she.settled(id);
        assertThat(gone.at("/status").asString()).isEqualTo("indexed");
        assertThat(gone.at("/last_error").asString()).contains("404");
        assertThat(she.found("When does the heron fish?").getFirst()).contains("at dawn");
    }

    private void reindexed(String id) {
        assertThat(SourceClient.json(she.post("/" + id + "/reindex", Map.of())).at("/status").asString())
                .isEqualTo("indexing");
    }

    @Test
    void isOneSourceHoweverOftenItIsAdded() {
        site.page("/birds", HERON);

        String id = she.addUrl(site.address("/birds"));
        assertThat(she.add(Map.of("url", site.address("/birds"), "name", "Our birds"))).isEqualTo(id);

        String document = she.settled(id).at("/document_id").asString();
        assertThat(she.sources()).singleElement().extracting(source -> source.at("/name").asString())
                .isEqualTo("Our birds");
        assertThat(SourceClient.json(she.get("/api/v1/knowledge/documents/" + document)).at("/filename").asString())
                .isEqualTo("Our birds");
    }

    @Test
    void triesAgainWhereAServerIsInTrouble() {
        site.troubled("/birds", 2, HERON);

        assertThat(she.settled(she.addUrl(site.address("/birds"))).at("/status").asString()).isEqualTo("indexed");
        assertThat(site.asked()).hasSize(3);
    }

    @Test
    void followsRedirectsStepByStep() {
        site.redirect("/old", "/new").redirect("/new", site.address("/birds")).page("/birds", HERON);

        assertThat(she.settled(she.addUrl(site.address("/old"))).at("/status").asString()).isEqualTo("indexed");
    }

    @ParameterizedTest
    @CsvSource({"/inside, private network", "/endless, more than 1 MB", "/slow, in time", "/image, image/png",
            "/gone, 404", "/circle, too often", "/forbidden, 403", "/elsewhere, cannot be asked", "/empty, empty"})
    void tellsWhyItCouldNotBeRead(String path, String reason) {
        site.redirect("/inside", "http://127.0.0.2:" + site.port() + "/").endless("/endless").slow("/slow")
                .content("/image", "image/png", "x").redirect("/circle", "/circle").status("/forbidden", 403)
                .redirect("/elsewhere", "file:///etc/passwd").content("/empty", "text/html", "");

        JsonNode source = she.settled(she.addUrl(site.address(path)));

        assertThat(source.at("/status").asString()).isEqualTo("error");
        assertThat(source.at("/last_error").asString()).contains(reason);
        assertThat(source.at("/chunk_count").asInt()).isZero();
    }

    @Test
    void keepsOutOfPrivateNetworks() {
        JsonNode own = she.settled(she.addUrl("http://127.0.0.3:" + port + "/actuator/health"));
        JsonNode metadata = she.settled(she.addUrl("http://169.254.169.254/latest/meta-data/"));

        assertThat(metadata.at("/last_error").asString()).contains("private network");
        assertThat(own.at("/last_error").asString()).contains("private network");
    }

    @Test
    void refusesWhatIsNeitherAddressNorText() {
        she.post("", Map.of()).expectStatus().isBadRequest().expectBody().jsonPath("$.error").isNotEmpty()
                .jsonPath("$.code").isEqualTo("missing_field");
        she.post("", Map.of("url", "http://example.org", "text", "x")).expectStatus().isBadRequest();
        she.post("", Map.of("url", "ftp://example.org")).expectStatus().isBadRequest();
        she.post("/crawl", Map.of("seedUrl", "http://example.org", "maxPages", 0)).expectStatus().isBadRequest();
        she.post("/crawl", Map.of()).expectStatus().isBadRequest();
        assertThat(she.sources()).isEmpty();
    }

    @Test
    void readsASiteAsFarAsItMay() {
        site.content("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private\n")
                .page("/",
                        "<title>Start</title>Start. <a href='/a'>A</a> <a href='/private/x'>P</a> <a href='/b#x'>B</a>"
                                + "<a href='http://127.0.0.2/'>Other</a> <a rel=nofollow href='/secret'>S</a> <a href='/logo.png'>L</a>")
                .page("/a", "The page of the owl. <a href='/b'>B</a> <a href='/gone'>G</a> <a href='/copy'>C</a>")
                .page("/b", "<meta name=robots content=noindex>Not this one. <a href='/c'>C</a>")
                .page("/c", "<meta name=robots content=nofollow>The page of the stork. <a href='/hidden'>H</a>")
                .page("/copy", "<link rel=canonical href='/a'>The page of the owl, once more.")
                .page("/hidden", "Hidden").page("/secret", "Secret").page("/private/x", "Private");

        String id = she.crawl(Map.of("seedUrl", site.address("/")));
        JsonNode crawl = she.crawled(id);

        assertThat(crawl.at("/status").asString()).isEqualTo("indexed");
        assertThat(crawl.at("/maxPages").asInt()).isEqualTo(12);
        assertThat(crawl.at("/fetched").asInt()).isEqualTo(3);
        assertThat(crawl.at("/skipped_by_robots").asInt()).isEqualTo(1);
        assertThat(crawl.at("/failed").asInt()).isEqualTo(1);
        assertThat(she.addresses()).containsExactlyInAnyOrder(site.address("/"), site.address("/a"),
                site.address("/c"));
        assertThat(site.asked()).startsWith("/robots.txt", "/", "/a").doesNotHaveDuplicates()
                .doesNotContain("/private/x", "/secret", "/hidden", "/logo.png");
        assertThat(site.mostAtOnce()).isOne();
        assertThat(she.sources()).allMatch(source -> source.at("/crawl_id").asString().equals(id));
        she.sources().forEach(source -> she.settled(source.at("/id").asString()));
        assertThat(she.found("stork").getFirst()).contains("page of the stork");
    }

    @Test
    void readsNothingOfASiteThatDoesNotTellItsRules() {
        site.status("/robots.txt", 503).page("/", "Start");

        JsonNode crawl = she.crawled(she.crawl(Map.of("seedUrl", site.address("/"))));

        assertThat(crawl.at("/status").asString()).isEqualTo("error");
        assertThat(crawl.at("/last_error").asString()).contains("rules").contains("503");
        assertThat(site.asked()).containsOnly("/robots.txt");
    }

    @Test
    void endsInASiteWithoutEnd() {
        for (int number = 0; number < 60; number++) {
            site.page("/day?" + number, "Day " + number + " <a href='/day?" + (number + 1) + "'>next</a>"
                    + "<a href='/page/" + number + "'>page</a>").page("/page/" + number, "Page of day " + number);
        }

        JsonNode crawl = she.crawled(she.crawl(Map.of("seedUrl", site.address("/day?0"), "maxPages", 5)));

        assertThat(crawl.at("/fetched").asInt()).isEqualTo(5);
        assertThat(site.asked().stream().filter(path -> path.startsWith("/day")).count()).isLessThanOrEqualTo(3);
        assertThat(she.sources()).hasSize(5);
    }

    @Test
    void staysWhereTheBeginningLeadsTo() {
        Site other = new Site();
        other.page("/", "Here it is. <a href='/more'>More</a>").page("/more",
                "More of it. <a href='" + site.address("/x")
                        + "'>Back</a>");
        site.redirect("/", other.address("/")).page("/x", "Not this one.");

        JsonNode crawl = she.crawled(she.crawl(Map.of("seedUrl", site.address("/"))));

        assertThat(crawl.at("/fetched").asInt()).isEqualTo(2);
        assertThat(she.addresses()).containsExactlyInAnyOrder(other.address("/"), other.address("/more"));
        assertThat(site.asked()).containsExactly("/robots.txt", "/");
        assertThat(other.asked()).startsWith("/robots.txt");
        other.close();
    }

    @Test
    void stopsWhenItIsToldTo() {
        site.slow("/").page("/robots.txt", "");
        String id = she.crawl(Map.of("seedUrl", site.address("/"), "maxPages", 10_000));
        assertThat(SourceClient.json(she.get("/api/knowledge/crawls/" + id)).at("/maxPages").asInt()).isEqualTo(500);

        SourceClient.json(she.delete("/api/knowledge/crawls/" + id));

        she.get("/api/knowledge/crawls/" + id).expectStatus().isNotFound();
        assertThat(she.sources()).isEmpty();
    }

    @Test
    void knowsNothingOfOthers() {
        String id = she.add(Map.of("text", "The owl hunts mice at night."));
        SourceClient he = new SourceClient(port);

        he.get("/api/knowledge/" + id).expectStatus().isNotFound();
        he.patch(id, Map.of("enabled", false)).expectStatus().isNotFound();
        he.post("/" + id + "/reindex", Map.of()).expectStatus().isNotFound();
        he.delete("/api/knowledge/" + id).expectStatus().isNotFound();
        assertThat(List.of(he.sources().size(), she.sources().size())).containsExactly(0, 1);
    }
}
