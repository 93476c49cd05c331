package dev.parlance.knowledge.index.qdrant;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.qdrant.client.QdrantClient;
import io.qdrant.client.QueryFactory;
import io.qdrant.client.WithPayloadSelectorFactory;
import io.qdrant.client.WithVectorsSelectorFactory;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.BatchResult;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.knowledge.index.Candidate;
import dev.parlance.knowledge.index.Direction;
import dev.parlance.knowledge.index.Search;
import dev.parlance.knowledge.index.Worth;
import dev.parlance.knowledge.index.words.Terms;

/**
 * One search in three round trips: gather what is near by words or by meaning and learn how rare the words are, measure
 * what only one of the two found by the other, fetch the texts of the best.
 */
final class QdrantJudgement {

    private static final int LEAST_DEPTH = 200;
    private static final int TEXTS_AT_A_TIME = 100;

    private final QdrantClient client;
    private final String collection;
    private final Search search;
    private final SparseTerms asked;
    private final float @Nullable [] direction;

    QdrantJudgement(QdrantClient client, String collection, Search search) {
        this.client = client;
        this.collection = collection;
        this.search = search;
        this.asked = SparseTerms.ofQuestion(Terms.ofQuestion(search.words()));
        this.direction = Direction.of(search.vector());
    }

    Mono<List<Candidate>> best(Worth worth, int limit) {
        return gather(Math.max(limit, LEAST_DEPTH)).flatMap(this::complete)
                .flatMap(measures -> fetch(measures, worth, limit));
    }

    private Mono<Measures> gather(int depth) {
        var within = Reach.of(search.scope());
        List<QueryPoints> queries = measuring(within, depth);
        asked.places().forEach(place -> queries.add(probe(place, within)));
        return batch(queries).map(results -> new Measures(asked).with(queries, results));
    }

    private Mono<Measures> complete(Measures measures) {
        if (measures.points().isEmpty()) {
            return Mono.just(measures);
        }
        List<QueryPoints> queries = measuring(Reach.of(search.scope(), measures.points()), measures.points().size());
        return batch(queries).map(results -> measures.with(queries, results));
    }

    private List<QueryPoints> measuring(Filter within, int depth) {
        List<QueryPoints> queries = new ArrayList<>();
        if (direction != null) {
            queries.add(query(PointLayout.MEANING, within, depth).setQuery(QueryFactory.nearest(direction)).build());
        }
        if (!asked.isEmpty()) {
            queries.add(query(PointLayout.WORDS, within, depth)
                    .setQuery(QueryFactory.nearest(asked.weights(), asked.places())).build());
        }
        return queries;
    }

    /** The best passage for a single term: its score over its value is how rare Qdrant takes the term to be. */
    private QueryPoints probe(int place, Filter within) {
        return query(PointLayout.WORDS, within, 1).setQuery(QueryFactory.nearest(List.of(1f), List.of(place)))
                .setWithVectors(WithVectorsSelectorFactory.include(List.of(PointLayout.WORDS))).build();
    }

    private QueryPoints.Builder query(String using, Filter within, int depth) {
        return QueryPoints.newBuilder().setCollectionName(collection).setUsing(using).setFilter(within)
                .setLimit(depth);
    }

    private Mono<List<BatchResult>> batch(List<QueryPoints> queries) {
        return queries.isEmpty()
                ? Mono.just(List.of())
                : Answers.of(() -> client.queryBatchAsync(collection, queries));
    }

    /** In parts, for a whole answer of long texts would be more than the client takes at once. */
    private Mono<List<Candidate>> fetch(Measures measures, Worth worth, int limit) {
        List<UUID> best = measures.best(worth, limit);
        return Flux.fromIterable(best).buffer(TEXTS_AT_A_TIME).concatMap(this::texts).collectList()
                .zipWith(directions(best), (told, directed) -> measures.candidates(best, told, directed));
    }

    private Flux<RetrievedPoint> texts(List<UUID> some) {
        return scrolled(points(some).setWithPayload(WithPayloadSelectorFactory.enable(true)));
    }

    private Mono<List<RetrievedPoint>> directions(List<UUID> best) {
        if (direction == null || best.isEmpty()) {
            return Mono.just(List.of());
        }
        var meant = points(best.subList(0, Math.min(Candidate.DIRECTED, best.size())));
        return scrolled(meant.setWithPayload(WithPayloadSelectorFactory.enable(false))
                .setWithVectors(WithVectorsSelectorFactory.include(List.of(PointLayout.MEANING)))).collectList();
    }

    private Flux<RetrievedPoint> scrolled(ScrollPoints.Builder points) {
        return Answers.of(() -> client.scrollAsync(points.build())).flatMapIterable(ScrollResponse::getResultList);
    }

    private ScrollPoints.Builder points(List<UUID> ids) {
        return ScrollPoints.newBuilder().setCollectionName(collection).setFilter(Reach.of(search.scope(), ids))
                .setLimit(ids.size());
    }
}
