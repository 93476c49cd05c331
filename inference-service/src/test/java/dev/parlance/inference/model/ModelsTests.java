package dev.parlance.inference.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.provider.Upstream;
import dev.parlance.inference.provider.UpstreamModel;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Models}. */
class ModelsTests {

    private final FakeListing upstream = new FakeListing("fake");

    private final FakeListing second = new FakeListing("second");

    private Instant now = Instant.ofEpochSecond(1_000);

    private final Clock clock = new Clock() {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }
    };

    @Test
    void listsBuiltInModelAndAliasesWithoutAnyUpstream() {
        Models models = new Models(List.of(), 1, new Listings(List.of()));

        assertThat(ids(models)).containsExactly("@parlance/extract", "@parlance/embed", "auto", "ml-auto");
    }

    @Test
    void listsUpstreamModelsToo() {
        upstream.offers("b", "a");

        assertThat(ids(models(""))).containsExactly("@parlance/extract", "@parlance/embed", "auto", "ml-auto", "b",
                "a");
    }

    @Test
    void keepsLastListWhileUpstreamIsAway() {
        upstream.offers("a");
        Models models = models("");
        ids(models);
        upstream.offer = null;
        now = now.plusSeconds(120);

        assertThat(ids(models)).contains("a");
        assertThat(ids(models)).contains("a");
    }

    @Test
    void asksUpstreamOnceAMinute() {
        upstream.offers("a");
        Models models = models("");
        Flux.range(0, 50).concatMap(i -> models.list()).blockLast();
        now = now.plusSeconds(61);
        Flux.range(0, 50).concatMap(i -> models.list()).blockLast();

        assertThat(upstream.asked).hasValue(2);
    }

    @Test
    void refusesNameNobodyAnswersTo() {
        upstream.offers("a");

        StepVerifier.create(models("").get("x")).verifyErrorMatches(unknown -> unknown instanceof Failure failure
                && failure.status() == 404 && failure.code().equals("model_not_found"));
    }

    @Test
    void doesNotTakeTheEmbeddingModelForOneThatConverses() {
        StepVerifier.create(models("").get("@parlance/embed"))
                .verifyErrorMatches(other -> other instanceof Failure failure && failure.status() == 400);
    }

    @Test
    void findsModelThatCameSinceTheListWasFetched() {
        upstream.offers("a");
        Models models = models("");
        ids(models);
        upstream.offers("a", "new");
        now = now.plusSeconds(10);

        StepVerifier.create(models.get("new").map(Model::id)).expectNext("new").verifyComplete();
    }

    @Test
    void asksUpstreamForAnyNameWhenItNeverListedOne() {
        StepVerifier.create(models("").get("anything").map(Model::id)).expectNext("anything").verifyComplete();
    }

    @Test
    void autoMeansFirstModelThatConverses() {
        upstream.offers("text-embedding-3", "whisper-1", "small-1", "large-1");

        StepVerifier.create(models("").get("auto").map(Model::id)).expectNext("small-1").verifyComplete();
    }

    @Test
    void autoMeansTheOperatorsChoice() {
        upstream.offers("small-1", "large-1");

        StepVerifier.create(models("large-1").get("ml-auto").map(Model::id)).expectNext("large-1").verifyComplete();
    }

    @Test
    void autoMeansBuiltInModelWhereThereIsNoOther() {
        StepVerifier.create(models("").preferred().map(Model::id)).expectNext("@parlance/extract").verifyComplete();
    }

    @Test
    void listsOnceWhatSeveralOffer() {
        upstream.offers("a", "b");
        second.offers("c", "b");

        assertThat(ids(both(""))).endsWith("a", "b", "c");
    }

    @Test
    void asksThoseWhoOfferItInTheirOrder() {
        upstream.offers("a", "b");
        second.offers("c", "b");

        assertThat(asked(both(""), "b")).isEqualTo("fake,second b");
        assertThat(asked(both(""), "c")).isEqualTo("second c");
    }

    @Test
    void asksTheOneWhoseNameStandsBefore() {
        upstream.offers("b");
        second.offers("b", "org/b");

        assertThat(asked(both(""), "second/b")).isEqualTo("second b");
        assertThat(asked(both(""), "org/b")).isEqualTo("second org/b");
        StepVerifier.create(both("").get("fake/x")).verifyError(Failure.class);
        StepVerifier.create(both("").get("nobody/b")).verifyError(Failure.class);
    }

    @Test
    void takesNoUnlistedNameForOneOfAnUpstreamThatLists() {
        upstream.offers("a");

        assertThat(asked(both(""), "any")).isEqualTo("second any");
    }

    @Test
    void autoMeansAListInItsOrder() {
        upstream.offers("a", "b");
        second.offers("c");

        assertThat(chain(both("c, missing, second/c,b"))).containsExactly("second c", "second c", "fake b");
        assertThat(chain(both("b,@parlance/extract,a"))).containsExactly("fake b");
        assertThat(chain(both(""))).containsExactly("fake a", "second c");
    }

    @Test
    void autoMeansTheOperatorsChoiceEvenIfNobodyListsIt() {
        upstream.offers("a");
        second.offers("c");

        assertThat(chain(both("unlisted"))).containsExactly("fake,second unlisted");
    }

    @Test
    void leavesTheChoiceToNobodyWhoNamedTheModel() {
        upstream.offers("a");

        StepVerifier.create(both("").get("a")).expectNextMatches(model -> model instanceof Model.Remote remote
                && !remote.chosen() && remote.instead() == null).verifyComplete();
    }

    private Models models(String preferred) {
        return models(preferred, upstream);
    }

    private Models both(String preferred) {
        return models(preferred, upstream, second);
    }

    private Models models(String preferred, Upstream... upstreams) {
        List<UpstreamListing> listings = Stream.of(upstreams)
                .map(each -> new UpstreamListing(each, clock, Duration.ofMinutes(1))).toList();
        return new Models(new ModelSettings(preferred, Duration.ofMinutes(1)).names(), 1, new Listings(listings));
    }

    private static String asked(Models models, String name) {
        return told((Model.Remote) models.get(name).blockOptional().orElseThrow());
    }

    private static List<String> chain(Models models) {
        Model.Remote first = (Model.Remote) models.preferred().blockOptional().orElseThrow();
        return Stream.iterate(first, Objects::nonNull, Model.Remote::instead).map(ModelsTests::told).toList();
    }

    private static String told(Model.Remote remote) {
        return remote.upstream().name() + " " + remote.id();
    }

    private static List<String> ids(Models models) {
        return models.list().blockOptional().orElseThrow().stream().map(ListedModel::id).toList();
    }

    /** Offers what a test says, or is away. */
    private static final class FakeListing implements Upstream {

        private final String name;

        private final AtomicInteger asked = new AtomicInteger();

        private @Nullable List<UpstreamModel> offer;

        private FakeListing(String name) {
            this.name = name;
        }

        private void offers(String... ids) {
            offer = List.of(ids).stream().map(id -> new UpstreamModel(id, 1, "acme")).toList();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Mono<List<UpstreamModel>> models() {
            return Mono.defer(() -> {
                asked.incrementAndGet();
                List<UpstreamModel> models = offer;
                return models == null ? Mono.error(new IllegalStateException("away")) : Mono.just(models);
            });
        }

        @Override
        public Mono<byte[]> complete(String call, byte[] body) {
            return Mono.just(body);
        }

        @Override
        public Flux<List<byte[]>> stream(String call, byte[] body) {
            return Flux.empty();
        }
    }
}
