package dev.parlance.knowledge.document.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.ContextConfiguration;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.knowledge.KnowledgeApplication;
import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.document.Document.Reason;
import dev.parlance.knowledge.document.Wording;
import dev.parlance.knowledge.index.Passage;
import dev.parlance.testkit.servers.OnRealServers;

/** The queue on a real PostgreSQL, worked on by two indexers that stand still in between; the service's own has no room. */
@SpringBootTest(classes = KnowledgeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=knowledge-service", "parlance.knowledge.indexing=false"})
@ContextConfiguration(initializers = OnRealServers.class)
class QueueIT {

    private static final Lane LIGHT = new Lane(false, 4);

    private static final Lane HEAVY = new Lane(true, 4);

    private final UUID indexer = UUID.randomUUID();

    private final UUID other = UUID.randomUUID();

    private final List<String> written = Collections.synchronizedList(new ArrayList<>());

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Claims claims;

    @Autowired
    private Endings endings;

    @Autowired
    private Chunks chunks;

    @Autowired
    private Interventions interventions;

    @BeforeEach
    void empty() {
        database.sql("DELETE FROM collection").then().block();
        claims.hold(indexer).block();
        claims.hold(other).block();
    }

    @Test
    void servesEveryAccountHoweverMuchAnotherHas() {
        UUID whale = queued(100, 10).getFirst().account();
        UUID minnow = queued(1, 10).getFirst().account();

        List<Document> claimed = claimed(indexer, LIGHT, 4);
        assertThat(claimed).extracting(Document::account).contains(whale, minnow).hasSizeLessThanOrEqualTo(4);
        assertThat(claimed(indexer, LIGHT, 16)).extracting(Document::account).containsOnly(whale);
        assertThat(claimed(indexer, LIGHT, 16)).as("the share of one account is filled").isEmpty();
        assertThat(claimed(other, LIGHT, 16)).as("another indexer has room for it").hasSize(4);
    }

    @Test
    void letsSmallDocumentsPassLargeOnes() {
        UUID account = queued(6, 300_000).getFirst().account();
        Document small = queued(account, 1, 10).getFirst();

        assertThat(claimed(indexer, LIGHT, 16)).extracting(Document::id).containsExactly(small.id());
        assertThat(claimed(indexer, HEAVY, 16)).hasSize(4);
    }

    @Test
    void givesDocumentToOneOfManyWhoAskAtOnce() {
        queued(40, 10);
        List<UUID> indexers = Stream.generate(UUID::randomUUID).limit(20).toList();
        Flux.fromIterable(indexers).concatMap(claims::hold).then().block();
        List<Document> claimed = Flux.fromIterable(indexers).flatMap(one -> claims.claim(one, LIGHT, 2))
                .flatMapIterable(some -> some).collectList().block();
        assertThat(claimed).hasSize(40).extracting(Document::id).doesNotHaveDuplicates();
    }

    @Test
    void endsDocumentsTogetherWithTheirChunks() {
        List<Document> claimed = claimed(queued(3, 10));
        end(indexer, claimed.stream().map(document -> indexed(document, 2)).toList());

        assertThat(written).hasSize(3);
        assertThat(states()).containsOnly("ready 2");
        var known = chunks.find(claimed.getFirst().account(), "model", Set.of(print(0), print(9))).block();
        assertThat(known).containsOnlyKeys(print(0));
        assertThat(Objects.requireNonNull(known).get(print(0))).containsExactly(0.5f, -1f);
        assertThat(chunks.find(UUID.randomUUID(), "model", Set.of(print(0))).block()).isEmpty();
        assertThat(chunks.find(claimed.getFirst().account(), "other", Set.of(print(0))).block()).isEmpty();
    }

    @Test
    void refusesIndexerThatComesWithAnOlderText() {
        Document begun = claimed(queued(1, 10)).getFirst();
        database.sql("UPDATE document SET revision = gen_random_uuid(), state = 'pending', indexer = NULL").then()
                .block();

        end(indexer, List.of(indexed(begun, 1)));
        assertThat(written).isEmpty();
        assertThat(states()).containsExactly("pending 0");
    }

    @Test
    void takesOverFromIndexerThatFellSilentWhichCannotEndThenAnyMore() {
        Document begun = claimed(queued(1, 10)).getFirst();
        assertThat(claims.takeOver().block()).isZero();
        database.sql("UPDATE indexer SET seen_at = seen_at - interval '1 minute' WHERE id = :id").bind("id", indexer)
                .then().block();

        assertThat(claims.takeOver().block()).isEqualTo(1);
        Document again = claimed(other, LIGHT, 1).getFirst();
        assertThat(again.claims()).isEqualTo(2);
        assertThat(claims.hold(indexer).block()).isEmpty();
        end(indexer, List.of(indexed(begun, 1)));
        assertThat(written).isEmpty();
        end(other, List.of(indexed(again, 1)));
        assertThat(written).hasSize(1);
    }

    @Test
    void putsBackWhatItHeldWhenItStops() {
        claimed(queued(3, 10));
        claims.release(indexer).block();
        assertThat(claimed(other, LIGHT, 16)).hasSize(3).extracting(Document::claims).containsOnly(1);
    }

    @Test
    void triesAgainLaterWhatFailedThroughNoFaultOfItsOwn() {
        Document begun = claimed(queued(1, 10)).getFirst();
        claims.postpone(indexer, begun).block();

        assertThat(claimed(indexer, LIGHT, 1)).isEmpty();
        database.sql("UPDATE document SET due_at = due_at - interval '1 second'").then().block();
        assertThat(claimed(indexer, LIGHT, 1)).extracting(Document::attempts).containsExactly(1);
    }

    @Test
    void showsHowFarItIs() {
        Document begun = claimed(queued(1, 10)).getFirst();
        claims.tell(indexer, List.of(new Step(begun.id(), Stage.EMBEDDING, 3, 9))).block();
        claims.tell(other, List.of(new Step(begun.id(), Stage.STORING, 9, 9))).block();

        assertThat(database.sql("SELECT stage || ' ' || processed || ' of ' || total FROM document")
                .mapValue(String.class).one().block()).isEqualTo("embedding 3 of 9");
        assertThat(database.sql("SELECT count(*) FROM outbox WHERE type = 'knowledge.document-progressed.v1'")
                .mapValue(Long.class).one().block()).isLessThanOrEqualTo(1);
    }

    @Test
    void cancelsWhatWaitsAndWhatIsInWork() {
        Document begun = claimed(queued(2, 10)).getFirst();
        Document waiting = queued(begun.account(), 1, 10).getFirst();
        assertThat(interventions.cancelAll(begun.account(), begun.collection()).block()).isEqualTo(2);
        assertThat(interventions.cancelAll(waiting.account(), waiting.collection()).block()).isEqualTo(1);

        end(indexer, List.of(indexed(begun, 1)));
        assertThat(written).isEmpty();
        assertThat(states()).containsOnly("failed 0");
        assertThat(interventions.retryAll(begun.account(), begun.collection()).block()).isEqualTo(2);
        assertThat(claimed(other, LIGHT, 16)).hasSize(2);
    }

    @Test
    void queuesAgainWhatHasVectorsOfAnotherModel() {
        end(indexer, List.of(indexed(claimed(queued(1, 10)).getFirst(), 1)));

        assertThat(claims.refresh("model", 10).block()).isZero();
        assertThat(claims.refresh("another", 10).block()).isEqualTo(1);
        assertThat(claimed(other, LIGHT, 16)).hasSize(1);
    }

    @Test
    void endsUnusableDocumentWithItsReason() {
        Document begun = claimed(queued(1, 10)).getFirst();
        end(indexer, List.of(new Outcome.Unusable(begun, new Reason("no_text", "Nothing stands in it."))));

        assertThat(
                database.sql("SELECT state || ' ' || reason_code FROM document").mapValue(String.class).one().block())
                .isEqualTo("failed no_text");
        assertThat(claims.measure().block()).isEqualTo(new Claims.Backlog(0, 0));
    }

    private void end(UUID who, List<Outcome> outcomes) {
        endings.end(who, outcomes, left -> Mono.fromRunnable(
                () -> left.forEach(outcome -> written.add(outcome.document().name())))).block();
    }

    private static Outcome indexed(Document document, int chunks) {
        return new Outcome.Indexed(document, Wording.of("The heron fishes."), "model", IntStream.range(0, chunks)
                .mapToObj(at -> new KeptChunk(new Passage(at, "It \"fishes\" \\ at dawn.", "Birds", 3,
                        new float[]{0.5f, -1}), print(at)))
                .toList());
    }

    private static UUID print(int number) {
        return new UUID(7, number);
    }

    private List<Document> claimed(List<Document> queued) {
        assertThat(queued).isNotEmpty();
        return claimed(indexer, LIGHT, 16);
    }

    private List<Document> claimed(UUID who, Lane lane, int most) {
        return Objects.requireNonNull(claims.claim(who, lane, most).block());
    }

    private List<String> states() {
        return database.sql("SELECT state || ' ' || chunks FROM document").mapValue(String.class).all().collectList()
                .block();
    }

    private List<Document> queued(int count, long bytes) {
        return queued(UUID.randomUUID(), count, bytes);
    }

    private List<Document> queued(UUID account, int count, long bytes) {
        UUID collection = UUID.randomUUID();
        database.sql("INSERT INTO collection (id, account, name) VALUES (:id, :account, 'Birds')")
                .bind("id", collection).bind("account", account).then().block();
        return database.sql("""
                WITH made AS (
                    INSERT INTO document (id, account, collection, name, origin, bytes, state)
                    SELECT gen_random_uuid(), :account, :collection, 'd' || n, 'text', :bytes, 'pending'
                    FROM generate_series(1, :count) n RETURNING *)
                SELECT * FROM made""")
                .bind("account", account).bind("collection", collection).bind("bytes", bytes).bind("count", count)
                .map(dev.parlance.knowledge.document.R2dbcDocumentRows::document).all().collectList().block();
    }
}
