package dev.parlance.knowledge.index.qdrant;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.grpc.StatusRuntimeException;
import io.qdrant.client.grpc.Collections.PayloadSchemaInfo;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.GetPoints;
import io.qdrant.client.grpc.Points.PointsSelector;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.UpdateStatus;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.Points.WithPayloadSelector;
import io.qdrant.client.grpc.Points.WithVectorsSelector;

/**
 * The points of one collection. A change that nobody waits for is only noted; it is made before the next one that somebody
 * waits for, or when a test says so.
 */
final class PointsInMemory {

    private static final int USUAL_LIMIT = 10;

    private final CollectionShape shape;
    private final Map<PointId, StoredPoint> points = new HashMap<>();
    private final Map<String, PayloadSchemaInfo> indexed = new HashMap<>();
    private final Deque<Runnable> noted = new ArrayDeque<>();

    PointsInMemory(CollectionShape shape) {
        this.shape = shape;
    }

    synchronized UpdateStatus upsert(UpsertPoints request) {
        if (request.getPointsCount() == 0) {
            throw Refusal.wrong("Empty update request");
        }
        request.getPointsList().forEach(point -> StoredPoint.canonical(point.getId()));
        return change(request.getWait(), () -> store(request));
    }

    /** All or none of them. */
    private void store(UpsertPoints request) {
        List<StoredPoint> taken = request.getPointsList().stream().map(point -> StoredPoint.of(point, shape)).toList();
        taken.forEach(point -> points.put(point.id(), point));
    }

    synchronized UpdateStatus delete(DeletePoints request) {
        var doomed = selected(request.getPoints());
        return change(request.getWait(), () -> points.values().removeIf(doomed::matches));
    }

    private static Selected selected(PointsSelector selector) {
        return switch (selector.getPointsSelectorOneOfCase()) {
            case FILTER -> new FilterInMemory(selector.getFilter())::matches;
            case POINTS -> {
                Set<PointId> ids = selector.getPoints().getIdsList().stream().map(StoredPoint::canonical)
                        .collect(Collectors.toSet());
                yield point -> ids.contains(point.id());
            }
            default -> throw Refusal.wrong("PointSelector is missing");
        };
    }

    private UpdateStatus change(boolean wait, Runnable change) {
        if (!wait) {
            noted.add(change);
            return UpdateStatus.Acknowledged;
        }
        settle();
        change.run();
        return UpdateStatus.Completed;
    }

    /** Makes the changes nobody waited for. Those that turn out to be impossible get lost, as with the server. */
    synchronized void settle() {
        while (!noted.isEmpty()) {
            attempt(noted.removeFirst());
        }
    }

    private static void attempt(Runnable change) {
        try {
            change.run();
        } catch (StatusRuntimeException lost) {
            // Whoever did not wait is not told.
        }
    }

    synchronized UpdateStatus index(CreateFieldIndexCollection request) {
        if (request.getFieldName().isEmpty()) {
            throw Refusal.wrong("field name is empty");
        }
        var type = PayloadSchemaType.valueOf(request.getFieldType().name().replace("FieldType", ""));
        indexed.put(request.getFieldName(), PayloadSchemaInfo.newBuilder().setDataType(type)
                .setParams(request.getFieldIndexParams()).build());
        return UpdateStatus.Completed;
    }

    synchronized Map<String, PayloadSchemaInfo> indexed() {
        return Map.copyOf(indexed);
    }

    synchronized List<ScoredPoint> query(QueryPoints query) {
        return new ScoresInMemory(shape, points.values()).best(query);
    }

    synchronized long count(Filter filter) {
        return points.values().stream().filter(new FilterInMemory(filter)::matches).count();
    }

    synchronized List<RetrievedPoint> get(GetPoints request) {
        return request.getIdsList().stream().map(StoredPoint::canonical).filter(points::containsKey).map(points::get)
                .map(point -> answer(point, request.getWithPayload(), request.getWithVectors())).toList();
    }

    /** In the order of the ids, beginning with the offset. */
    synchronized ScrollResponse scroll(ScrollPoints request) {
        int limit = request.hasLimit() ? request.getLimit() : USUAL_LIMIT;
        if (limit < 1 || request.hasOrderBy()) {
            throw limit < 1 ? Refusal.wrong("limit: must be 1 or larger") : Refusal.notHere("other orders");
        }
        List<StoredPoint> rest = points.values().stream().filter(new FilterInMemory(request.getFilter())::matches)
                .filter(point -> !request.hasOffset()
                        || StoredPoint.compare(point.id(), StoredPoint.canonical(request.getOffset())) >= 0)
                .sorted().limit(limit + 1L).toList();
        var answer = ScrollResponse.newBuilder();
        rest.stream().limit(limit)
                .forEach(point -> answer.addResult(
                        answer(point, withPayload(request), request.getWithVectors())));
        return rest.size() > limit ? answer.setNextPageOffset(rest.getLast().id()).build() : answer.build();
    }

    private static WithPayloadSelector withPayload(ScrollPoints request) {
        return request.hasWithPayload()
                ? request.getWithPayload()
                : WithPayloadSelector.newBuilder().setEnable(true).build();
    }

    private static RetrievedPoint answer(StoredPoint point, WithPayloadSelector payload,
            WithVectorsSelector vectors) {
        return RetrievedPoint.newBuilder().setId(point.id()).putAllPayload(point.payload(payload))
                .setVectors(point.vectors(vectors)).build();
    }

    /** Which points are meant. */
    @FunctionalInterface
    private interface Selected {

        boolean matches(StoredPoint point);
    }
}
