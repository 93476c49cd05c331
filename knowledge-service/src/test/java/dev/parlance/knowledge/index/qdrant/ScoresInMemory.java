package dev.parlance.knowledge.index.qdrant;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import com.google.common.primitives.Floats;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.VectorInput;

/** Exact scores: a product with every point the filter lets through. */
record ScoresInMemory(CollectionShape shape, Collection<StoredPoint> points) {

    private static final long USUAL_LIMIT = 10;

    List<ScoredPoint> best(QueryPoints query) {
        require(query);
        long limit = query.hasLimit() ? query.getLimit() : USUAL_LIMIT;
        return scored(query).skip(query.getOffset()).limit(limit).map(one -> one.answer(query)).toList();
    }

    private static void require(QueryPoints query) {
        if (query.hasLimit() && query.getLimit() < 1) {
            throw Refusal.wrong("limit: value 0 invalid, must be 1 or larger");
        }
        if (query.getPrefetchCount() > 0 || query.hasQuery() && !query.getQuery().hasNearest()) {
            throw Refusal.notHere("queries other than the nearest to a vector");
        }
    }

    private Stream<Scored> scored(QueryPoints query) {
        var filter = new FilterInMemory(query.getFilter());
        var within = points.stream().filter(filter::matches);
        if (!query.hasQuery()) {
            return within.sorted().map(point -> new Scored(point, 0));
        }
        var falling = Comparator.comparingDouble((Scored one) -> -one.score()).thenComparing(Scored::point);
        return nearest(within, query.getUsing(), query.getQuery().getNearest())
                .filter(one -> !query.hasScoreThreshold() || one.score() >= query.getScoreThreshold()).sorted(falling);
    }

    private Stream<Scored> nearest(Stream<StoredPoint> within, String using, VectorInput asked) {
        return switch (asked.getVariantCase()) {
            case DENSE -> {
                float[] vector = shape.dense(using, Floats.toArray(asked.getDense().getDataList()));
                yield within.filter(point -> point.dense().containsKey(using))
                        .map(point -> new Scored(point, product(vector, point.dense().get(using))));
            }
            case SPARSE -> {
                shape.requireSparse(using);
                var score = sparse(using, StoredPoint.byPlace(asked.getSparse()));
                yield within.filter(point -> point.sparse().containsKey(using))
                        .filter(point -> meets(asked, point.sparse().get(using)))
                        .map(point -> new Scored(point, score.applyAsDouble(point)));
            }
            default -> throw Refusal.notHere("nearest to " + asked.getVariantCase());
        };
    }

    private static boolean meets(VectorInput asked, Map<Integer, Float> stored) {
        return asked.getSparse().getIndicesList().stream().anyMatch(stored::containsKey);
    }

    private ToDoubleFunction<StoredPoint> sparse(String using, Map<Integer, Float> asked) {
        Map<Integer, Double> weights = new HashMap<>();
        asked.forEach((place, value) -> weights.put(place,
                value * (shape.weighsByRarity(using) ? rarity(place, using) : 1)));
        return point -> weights.entrySet().stream()
                .mapToDouble(one -> one.getValue() * point.sparse().get(using).getOrDefault(one.getKey(), 0f)).sum();
    }

    /** {@code ln(1 + (N - n + 0.5) / (n + 0.5))} over all points that have such a vector, whoever they belong to. */
    private double rarity(int place, String using) {
        long all = points.stream().filter(point -> point.sparse().containsKey(using)).count();
        long having = points.stream().filter(point -> point.sparse().getOrDefault(using, Map.of()).containsKey(place))
                .count();
        return Math.log1p((all - having + 0.5) / (having + 0.5));
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    private record Scored(StoredPoint point, double score) {

        ScoredPoint answer(QueryPoints query) {
            var answer = ScoredPoint.newBuilder().setId(point.id()).setScore((float) score)
                    .putAllPayload(point.payload(query.getWithPayload()));
            if (query.hasWithVectors()) {
                answer.setVectors(point.vectors(query.getWithVectors()));
            }
            return answer.build();
        }
    }
}
