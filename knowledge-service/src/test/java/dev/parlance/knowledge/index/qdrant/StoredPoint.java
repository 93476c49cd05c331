package dev.parlance.knowledge.index.qdrant;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.common.primitives.Floats;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.DenseVector;
import io.qdrant.client.grpc.Points.NamedVectorsOutput;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.SparseVector;
import io.qdrant.client.grpc.Points.Vector;
import io.qdrant.client.grpc.Points.VectorOutput;
import io.qdrant.client.grpc.Points.VectorsOutput;
import io.qdrant.client.grpc.Points.WithPayloadSelector;
import io.qdrant.client.grpc.Points.WithVectorsSelector;

/** A point as it lies in a collection, and as much of it as an answer asks for. */
record StoredPoint(PointId id, Map<String, Value> payload, Map<String, float[]> dense,
        Map<String, Map<Integer, Float>> sparse) implements Comparable<StoredPoint> {

    static StoredPoint of(PointStruct point, CollectionShape shape) {
        if (!point.hasVectors()) {
            throw Refusal.wrong("Expected some vectors");
        }
        var stored = new StoredPoint(canonical(point.getId()), Map.copyOf(point.getPayloadMap()), new HashMap<>(),
                new HashMap<>());
        if (point.getVectors().hasVector()) {
            stored.take("", point.getVectors().getVector(), shape);
        }
        point.getVectors().getVectors().getVectorsMap().forEach((name, vector) -> stored.take(name, vector, shape));
        return stored;
    }

    private void take(String name, Vector vector, CollectionShape shape) {
        if (vector.hasDense()) {
            dense.put(name, shape.dense(name, Floats.toArray(vector.getDense().getDataList())));
        } else if (vector.hasSparse()) {
            shape.requireSparse(name);
            sparse.put(name, byPlace(vector.getSparse()));
        } else {
            throw Refusal.notHere("vectors of this kind");
        }
    }

    /** Every place once, with its value. */
    static Map<Integer, Float> byPlace(SparseVector vector) {
        Map<Integer, Float> values = new HashMap<>();
        for (int i = 0; i < Math.min(vector.getIndicesCount(), vector.getValuesCount()); i++) {
            values.put(vector.getIndices(i), vector.getValues(i));
        }
        if (values.size() != vector.getIndicesCount() || values.size() != vector.getValuesCount()) {
            throw Refusal.wrong("sparse vector: indices must be unique and as many as values");
        }
        return values;
    }

    /** One and the same id however it is written. */
    static PointId canonical(PointId id) {
        if (id.hasNum()) {
            return id;
        }
        String hex = id.getUuid().toLowerCase(Locale.ROOT).replace("-", "");
        if (!id.hasUuid() || !hex.matches("[0-9a-f]{32}")) {
            throw Refusal.wrong("Unable to parse UUID: %s", id.getUuid());
        }
        return PointId.newBuilder().setUuid(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"))
                .build();
    }

    boolean has(String vector) {
        return dense.containsKey(vector) || sparse.containsKey(vector);
    }

    Map<String, Value> payload(WithPayloadSelector wanted) {
        Map<String, Value> chosen = new HashMap<>(payload);
        switch (wanted.getSelectorOptionsCase()) {
            case INCLUDE -> chosen.keySet().retainAll(wanted.getInclude().getFieldsList());
            case EXCLUDE -> chosen.keySet().removeAll(wanted.getExclude().getFieldsList());
            default -> chosen.keySet().removeIf(key -> !wanted.getEnable());
        }
        return chosen;
    }

    VectorsOutput vectors(WithVectorsSelector wanted) {
        List<String> names = wanted.getInclude().getNamesList();
        var named = NamedVectorsOutput.newBuilder();
        dense.forEach((name, values) -> named.putVectors(name, VectorOutput.newBuilder()
                .setDense(DenseVector.newBuilder().addAllData(Floats.asList(values))).build()));
        sparse.forEach((name, values) -> named.putVectors(name, VectorOutput.newBuilder()
                .setSparse(SparseVector.newBuilder().addAllIndices(values.keySet()).addAllValues(values.values()))
                .build()));
        named.getVectorsMap().keySet().stream().filter(name -> !wanted.getEnable() && !names.contains(name)).toList()
                .forEach(named::removeVectors);
        return VectorsOutput.newBuilder().setVectors(named).build();
    }

    /** Numbers come before UUIDs. */
    @Override
    public int compareTo(StoredPoint other) {
        return compare(id, other.id);
    }

    static int compare(PointId one, PointId other) {
        int kinds = Boolean.compare(one.hasUuid(), other.hasUuid());
        int numbers = Long.compareUnsigned(one.getNum(), other.getNum());
        return kinds != 0 ? kinds : numbers != 0 ? numbers : one.getUuid().compareTo(other.getUuid());
    }
}
