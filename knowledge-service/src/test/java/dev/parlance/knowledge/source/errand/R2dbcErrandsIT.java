package dev.parlance.knowledge.source.errand;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.knowledge.KnowledgeApplication;
import dev.parlance.knowledge.source.SourceSettings;
import dev.parlance.knowledge.source.fetch.Copy;
import dev.parlance.testkit.servers.OnRealServers;

/** Errands in a future of their own, in which nobody else looks for any. */
@SpringBootTest(classes = KnowledgeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "spring.config.name=knowledge-service")
@ContextConfiguration(initializers = OnRealServers.class)
class R2dbcErrandsIT {

    private final Hands clock = new Hands();

    private final UUID account = UUID.randomUUID();

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private SourceSettings settings;

    @Autowired
    private Arrivals arrivals;

    private R2dbcErrands errands;

    @BeforeEach
    void empty() {
        run(database.sql("DELETE FROM source").then().then(database.sql("DELETE FROM crawl").then())
                .then(database.sql("DELETE FROM source_host").then()));
        errands = new R2dbcErrands(database, transaction, settings, clock);
    }

    @Test
    void handsOutAnErrandOnce() {
        source("one.test");

        assertThat(taken().attempt()).isEqualTo(1);
        assertThat(errands.take().share().block()).isNull();
    }

    @Test
    void handsOutAgainWhatWasGivenUp() {
        source("one.test");
        Errand given = taken();

        clock.pass(settings.lease().plusSeconds(1));

        Errand again = taken();
        assertThat(again.id()).isEqualTo(given.id());
        assertThat(again.lease()).isNotEqualTo(given.lease());
        assertThat(again.attempt()).isEqualTo(2);
    }

    @Test
    void goesOnWithACrawlThatWasGivenUp() {
        crawl("site.test");
        Errand given = taken();

        clock.pass(settings.lease().plusSeconds(1));

        assertThat(taken()).isInstanceOfSatisfying(Errand.Walk.class, walk -> {
            assertThat(walk.id()).isEqualTo(given.id());
            assertThat(walk.attempt()).isEqualTo(2);
            assertThat(walk.robots()).isEqualTo("rules");
        });
    }

    @Test
    void takesNothingFromWhoeverLostTheLease() {
        source("one.test");
        Errand.Visit lost = (Errand.Visit) taken();
        clock.pass(settings.lease().plusSeconds(1));
        Errand kept = taken();

        StepVerifier.create(arrivals.arrive(lost, copy())).verifyError(LeaseLost.class);
        run(errands.fail(lost, "Too late."));

        assertThat(column("arrival", kept.id())).isEqualTo("waiting");
        assertThat(documents()).isZero();
    }

    @Test
    void asksOneServerOnceAtATime() {
        source("one.test");
        source("one.test");
        crawl("one.test");
        Errand first = taken();

        assertThat(errands.take().share().block()).isNull();
        run(errands.free("one.test", Duration.ofSeconds(5)));
        assertThat(errands.take().share().block()).isNull();
        clock.pass(Duration.ofSeconds(5));
        assertThat(taken().id()).isNotEqualTo(first.id());
    }

    @Test
    void givesNobodyMoreThanHisShare() {
        for (int number = 0; number <= settings.perAccount(); number++) {
            source("host" + number + ".test");
        }
        for (int number = 0; number < settings.perAccount(); number++) {
            taken();
        }

        assertThat(errands.take().share().block()).isNull();
    }

    @Test
    void letsOthersPassALongQueue() {
        run(database.sql("""
                INSERT INTO source (id, account, kind, address, host, arrival, due_at)
                SELECT gen_random_uuid(), :account, 'url', 'http://h' || n || '.test/', 'h' || n || '.test', 'waiting',
                    :due - interval '1 hour' FROM generate_series(1, 20000) n""")
                .bind("account", account).bind("due", Hands.FUTURE).then());
        UUID other = UUID.randomUUID();
        source("other.test", other);
        for (int number = 0; number < settings.perAccount(); number++) {
            assertThat(taken().account()).isEqualTo(account);
        }

        Instant before = Instant.now();
        assertThat(taken().account()).isEqualTo(other);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void waitsAsLongAsItWasToldTo() {
        source("one.test");
        Errand errand = taken();

        run(errands.postpone(errand, "Later.", Duration.ofMinutes(1)));
        run(errands.free("one.test", Duration.ZERO));

        assertThat(errands.take().share().block()).isNull();
        clock.pass(Duration.ofMinutes(1));
        assertThat(taken().attempt()).isEqualTo(2);
        assertThat(column("last_error", errand.id())).isEqualTo("Later.");
    }

    @Test
    void forgetsOldCrawlsAndServers() {
        crawl("site.test");
        run(errands.fail(taken(), "No."));

        clock.pass(Duration.ofDays(31));
        run(errands.tidy());

        assertThat(count("crawl")).isZero();
        assertThat(count("source_host")).isZero();
    }

    private Errand taken() {
        Errand errand = errands.take().share().block();
        assertThat(errand).isNotNull();
        return errand;
    }

    private void source(String host) {
        source(host, account);
    }

    private void source(String host, UUID owner) {
        UUID id = UUID.randomUUID();
        run(database.sql("""
                INSERT INTO source (id, account, kind, address, host, arrival, due_at)
                VALUES (:id, :account, 'url', :address, :host, 'waiting', :due)""")
                .bind("id", id).bind("account", owner).bind("address", URI.create("http://" + host + "/" + id)
                        .toString())
                .bind("host", host).bind("due", Hands.FUTURE).then());
    }

    private void crawl(String host) {
        run(database.sql("""
                INSERT INTO crawl (id, account, seed, origin, host, most_pages, robots, due_at)
                VALUES (:id, :account, 'http://x/', 'http://x', :host, 3, 'rules', :due)""")
                .bind("id", UUID.randomUUID()).bind("account", account).bind("host", host).bind("due", Hands.FUTURE)
                .then());
    }

    private static Copy copy() {
        return new Copy("Page", "Words".getBytes(StandardCharsets.UTF_8), new byte[]{1}, null);
    }

    private String column(String name, UUID source) {
        return database.sql("SELECT " + name + " FROM source WHERE id = :id").bind("id", source)
                .mapValue(String.class).one().share().block();
    }

    private long documents() {
        return database.sql("SELECT count(*) FROM document WHERE account = :account").bind("account", account)
                .mapValue(Long.class).one().share().block();
    }

    private long count(String table) {
        return database.sql("SELECT count(*) FROM " + table).mapValue(Long.class).one().share().block();
    }

    private static void run(Mono<Void> work) {
        StepVerifier.create(work).verifyComplete();
    }

    /** A clock that goes when it is told to. */
    private static final class Hands extends Clock {

        private static final Instant FUTURE = Instant.parse("2100-01-01T00:00:00Z");

        private Instant now = FUTURE;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
