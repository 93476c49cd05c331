package dev.parlance.knowledge.index.qdrant;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.grpc.Status;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.BatchResult;
import io.qdrant.client.grpc.Points.DenseVector;
import io.qdrant.client.grpc.Points.NamedVectorsOutput;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PointsOperationResponse;
import io.qdrant.client.grpc.Points.QueryBatchPoints;
import io.qdrant.client.grpc.Points.QueryBatchResponse;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.SparseVector;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.Points.Vector;
import io.qdrant.client.grpc.Points.VectorOutput;
import io.qdrant.client.grpc.Points.VectorsOutput;

/** The points of one collection, with the filters and scores that Qdrant documents for them. */
final class PointsInMemory {

    private final CreateCollection settings;
    private final Map<PointId, PointStruct> points = new ConcurrentHashMap<>();

    PointsInMemory(CreateCollection settings) {
        this.settings = settings;
    }

    PointsOperationResponse done() {
        return PointsOperationResponse.getDefaultInstance();
    }

    PointsOperationResponse upsert(UpsertPoints request) {
        request.getPointsList().forEach(this::require);
        request.getPointsList().forEach(point -> points.put(point.getId(), point));
        return done();
    }

    private void require(PointStruct point) {
        var named = point.getVectors().getVectors().getVectorsMap();
        for (var vector : named.entrySet()) {
            boolean wrong = vector.getValue().hasDense()
                    && vector.getValue().getDense().getDataCount() != dimensions(vector.getKey());
            var places = vector.getValue().getSparse().getIndicesList();
            if (wrong || new HashSet<>(places).size() != places.size()) {
                throw Status.INVALID_ARGUMENT.withDescription("Wrong vector " + vector.getKey()).asRuntimeException();
            }
        }
    }

    private long dimensions(String name) {
        return settings.getVectorsConfig().getParamsMap().getMapOrThrow(name).getSize();
    }

    PointsOperationResponse delete(Filter filter) {
        points.values().removeIf(point -> matches(point, filter));
        return done();
    }

    ScrollResponse scroll(ScrollPoints request) {
        var found = ScrollResponse.newBuilder();
        matching(request.getFilter()).limit(request.getLimit()).forEach(point -> found.addResult(
                RetrievedPoint.newBuilder().setId(point.getId()).putAllPayload(point.getPayloadMap())
                        .setVectors(VectorsOutput.newBuilder().setVectors(dense(point, request)))));
        return found.build();
    }

    private static NamedVectorsOutput dense(PointStruct point, ScrollPoints request) {
        var named = NamedVectorsOutput.newBuilder();
        request.getWithVectors().getInclude().getNamesList().stream().filter(name -> has(point, name))
                .forEach(name -> named.putVectors(name, VectorOutput.newBuilder().setDense(DenseVector.newBuilder()
                        .addAllData(point.getVectors().getVectors().getVectorsOrThrow(name).getDense().getDataList()))
                        .build()));
        return named.build();
    }

    QueryBatchResponse query(QueryBatchPoints request) {
        var results = QueryBatchResponse.newBuilder();
        request.getQueryPointsList().forEach(query -> results.addResult(query(query)));
        return results.build();
    }

    private BatchResult query(QueryPoints query) {
        var nearest = query.getQuery().getNearest();
        Stream<ScoredPoint> scored = nearest.hasDense() ? dense(query) : sparse(query, nearest.getSparse());
        return BatchResult.newBuilder().addAllResult(scored
                .sorted(Comparator.comparingDouble((ScoredPoint point) -> -point.getScore())).limit(query.getLimit())
                .toList()).build();
    }

    private Stream<ScoredPoint> dense(QueryPoints query) {
        var asked = query.getQuery().getNearest().getDense().getDataList();
        return matching(query.getFilter()).filter(point -> has(point, query.getUsing()))
                .map(point -> scored(point, query, cosine(asked, vector(point, query).getDense().getDataList())));
    }

    private Stream<ScoredPoint> sparse(QueryPoints query, SparseVector asked) {
        var modifier = settings.getSparseVectorsConfig().getMapOrThrow(query.getUsing()).getModifier();
        if (modifier != Modifier.Idf) {
            throw Status.UNIMPLEMENTED.asRuntimeException();
        }
        return matching(query.getFilter()).filter(point -> has(point, query.getUsing()))
                .map(point -> scored(point, query, product(asked, vector(point, query).getSparse(), query.getUsing())))
                .filter(point -> point.getScore() > 0);
    }

    private ScoredPoint scored(PointStruct point, QueryPoints query, double score) {
        var scored = ScoredPoint.newBuilder().setId(point.getId()).setScore((float) score);
        if (query.hasWithVectors()) {
            var sparse = VectorOutput.newBuilder().setSparse(vector(point, query).getSparse()).build();
            scored.setVectors(VectorsOutput.newBuilder()
                    .setVectors(NamedVectorsOutput.newBuilder().putVectors(query.getUsing(), sparse)));
        }
        return scored.build();
    }

    private double product(SparseVector asked, SparseVector stored, String name) {
        double product = 0;
        for (int i = 0; i < asked.getIndicesCount(); i++) {
            int at = stored.getIndicesList().indexOf(asked.getIndices(i));
            product += at < 0 ? 0 : asked.getValues(i) * stored.getValues(at) * rarity(asked.getIndices(i), name);
        }
        return product;
    }

    private double rarity(int place, String name) {
        long having = points.values().stream().filter(point -> point.getVectors().getVectors()
                .getVectorsOrDefault(name, Vector.getDefaultInstance()).getSparse()
                .getIndicesList().contains(place)).count();
        return Math.log1p((points.size() - having + 0.5) / (having + 0.5));
    }

    private static double cosine(List<Float> one, List<Float> other) {
        double product = 0;
        double lengths = 0;
        double otherLengths = 0;
        for (int i = 0; i < one.size(); i++) {
            product += one.get(i) * other.get(i);
            lengths += one.get(i) * one.get(i);
            otherLengths += other.get(i) * other.get(i);
        }
        return product / Math.sqrt(lengths * otherLengths);
    }

    private Stream<PointStruct> matching(Filter filter) {
        return points.values().stream().filter(point -> matches(point, filter));
    }

    private static boolean matches(PointStruct point, Filter filter) {
        return filter.getMustList().stream().allMatch(condition -> holds(point, condition))
                && filter.getMustNotList().stream().noneMatch(condition -> holds(point, condition));
    }

    private static boolean holds(PointStruct point, Condition condition) {
        if (condition.hasHasId()) {
            return condition.getHasId().getHasIdList().contains(point.getId());
        }
        var match = condition.getField().getMatch();
        String value = point.getPayloadOrThrow(condition.getField().getKey()).getStringValue();
        return match.hasKeyword()
                ? match.getKeyword().equals(value)
                : Set.copyOf(match.getKeywords().getStringsList()).contains(value);
    }

    private static boolean has(PointStruct point, String name) {
        return point.getVectors().getVectors().containsVectors(name);
    }

    private static Vector vector(PointStruct point, QueryPoints query) {
        return point.getVectors().getVectors().getVectorsOrThrow(query.getUsing());
    }
}
