package dev.parlance.knowledge.index.qdrant;

import java.util.HashMap;
import java.util.Map;

import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorParams;

/** Which vectors the points of a collection may have. A vector without a name has the empty one. */
record CollectionShape(Map<String, VectorParams> dense, Map<String, SparseVectorParams> sparse) {

    static CollectionShape of(CreateCollection request) {
        requireName(request.getCollectionName());
        var config = request.getVectorsConfig();
        Map<String, VectorParams> dense = new HashMap<>(config.getParamsMap().getMapMap());
        if (config.hasParams()) {
            dense.put("", config.getParams());
        }
        dense.values().forEach(CollectionShape::require);
        return new CollectionShape(dense, request.getSparseVectorsConfig().getMapMap());
    }

    private static void requireName(String name) {
        if (name.isEmpty() || name.length() > 255 || name.matches("(?s).*[<>:\"/\\\\|?*\\x00-\\x1F].*")) {
            throw Refusal.wrong("collection name `%s`", name);
        }
    }

    private static void require(VectorParams vector) {
        if (vector.getSize() < 1 || vector.getSize() > 65_536) {
            throw Refusal.wrong("vector size %d", vector.getSize());
        }
        if (vector.getDistance() != Distance.Cosine && vector.getDistance() != Distance.Dot) {
            throw Refusal.notHere("distance " + vector.getDistance());
        }
    }

    /** At length one where the distance is the cosine, as the server stores and returns it. */
    float[] dense(String name, float[] values) {
        var params = dense.get(name);
        if (params == null) {
            throw Refusal.wrong("Not existing vector name error: %s", name);
        }
        if (values.length != params.getSize()) {
            throw Refusal.wrong("Vector dimension error: expected dim: %d, got %d", params.getSize(), values.length);
        }
        return params.getDistance() == Distance.Cosine ? atLengthOne(values) : values;
    }

    void requireSparse(String name) {
        if (!sparse.containsKey(name)) {
            throw Refusal.wrong("Not existing vector name error: %s", name);
        }
    }

    boolean weighsByRarity(String name) {
        return sparse.get(name).getModifier() == Modifier.Idf;
    }

    private static float[] atLengthOne(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        float[] scaled = values.clone();
        for (int i = 0; i < values.length && sum > 0; i++) {
            scaled[i] = (float) (values[i] / Math.sqrt(sum));
        }
        return scaled;
    }
}
