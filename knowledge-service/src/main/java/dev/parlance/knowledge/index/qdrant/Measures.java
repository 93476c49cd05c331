package dev.parlance.knowledge.index.qdrant;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.qdrant.client.grpc.Points.BatchResult;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.VectorOutput;

import dev.parlance.knowledge.index.Candidate;
import dev.parlance.knowledge.index.Worth;

/** What one search has learnt so far: cosines, scores of the words, and how rare each word is. */
final class Measures {

    private final SparseTerms asked;
    private final Map<UUID, Double> cosines = new HashMap<>();
    private final Map<UUID, Double> scores = new HashMap<>();
    private final Map<Integer, Double> rarities = new HashMap<>();

    Measures(SparseTerms asked) {
        this.asked = asked;
    }

    /** @param results one for each query, in their order */
    Measures with(List<QueryPoints> queries, List<BatchResult> results) {
        for (int i = 0; i < queries.size(); i++) {
            learn(queries.get(i), results.get(i).getResultList());
        }
        return this;
    }

    private void learn(QueryPoints query, List<ScoredPoint> points) {
        if (query.hasWithVectors()) {
            int place = query.getQuery().getNearest().getSparse().getIndices(0);
            points.forEach(point -> rarities.put(place, point.getScore() / value(point, place)));
            return;
        }
        var measured = query.getUsing().equals(PointLayout.MEANING) ? cosines : scores;
        points.forEach(point -> measured.put(PointLayout.id(point.getId()), (double) point.getScore()));
    }

    Set<UUID> points() {
        Set<UUID> points = new HashSet<>(cosines.keySet());
        points.addAll(scores.keySet());
        return points;
    }

    List<UUID> best(Worth worth, int limit) {
        double weight = weight();
        var falling = Comparator.comparingDouble((UUID point) -> -worth.of(cosine(point), wording(point, weight)));
        return points().stream().sorted(falling.thenComparing(Comparator.naturalOrder())).limit(limit).toList();
    }

    /** The best that are still there, in their order. */
    List<Candidate> candidates(List<UUID> best, List<RetrievedPoint> fetched, List<RetrievedPoint> directed) {
        double weight = weight();
        Map<UUID, float[]> directions = directions(directed);
        Map<UUID, Candidate> found = new HashMap<>();
        for (var point : fetched) {
            var id = PointLayout.id(point.getId());
            var excerpt = PointLayout.excerpt(id, point.getPayloadMap());
            found.put(id, new Candidate(excerpt, cosine(id), wording(id, weight), directions.get(id)));
        }
        return best.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static Map<UUID, float[]> directions(List<RetrievedPoint> directed) {
        Map<UUID, float[]> directions = new HashMap<>();
        for (var point : directed) {
            var meaning = point.getVectors().getVectors().getVectorsMap().get(PointLayout.MEANING);
            if (meaning != null) {
                directions.put(PointLayout.id(point.getId()), numbers(meaning));
            }
        }
        return directions;
    }

    @SuppressWarnings("deprecation")
    private static float[] numbers(VectorOutput dense) {
        var data = dense.hasDense() ? dense.getDense().getDataList() : dense.getDataList();
        float[] numbers = new float[data.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = data.get(i);
        }
        return numbers;
    }

    private double cosine(UUID point) {
        return cosines.getOrDefault(point, 0.0);
    }

    private double wording(UUID point, double weight) {
        return weight == 0 ? 0 : Math.clamp(scores.getOrDefault(point, 0.0) / weight, 0, 1);
    }

    /** What a passage would score that is full of every word. A word nobody wrote is as rare as the rarest known. */
    private double weight() {
        double rarest = rarities.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return asked.values().entrySet().stream()
                .mapToDouble(term -> term.getValue() * rarities.getOrDefault(term.getKey(), rarest)).sum();
    }

    private static double value(ScoredPoint point, int place) {
        var words = point.getVectors().getVectors().getVectorsOrThrow(PointLayout.WORDS);
        int at = places(words).indexOf(place);
        return at < 0 ? 1 : values(words).get(at);
    }

    /** Servers before 1.16 answer in the older fields. */
    @SuppressWarnings("deprecation")
    private static List<Integer> places(VectorOutput words) {
        return words.hasSparse() ? words.getSparse().getIndicesList() : words.getIndices().getDataList();
    }

    @SuppressWarnings("deprecation")
    private static List<Float> values(VectorOutput words) {
        return words.hasSparse() ? words.getSparse().getValuesList() : words.getDataList();
    }
}
