package dev.parlance.knowledge.index.qdrant;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.Collections.CollectionExists;
import io.qdrant.client.grpc.Collections.CollectionExistsRequest;
import io.qdrant.client.grpc.Collections.CollectionExistsResponse;
import io.qdrant.client.grpc.Collections.CollectionOperationResponse;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.CollectionsGrpc.CollectionsImplBase;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.PointsOperationResponse;
import io.qdrant.client.grpc.Points.QueryBatchPoints;
import io.qdrant.client.grpc.Points.QueryBatchResponse;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.PointsGrpc.PointsImplBase;

/**
 * As much of a Qdrant server as the adapter uses, in memory and exact. It shows that the adapter keeps the contract
 * over the wire; that a real server agrees is for {@link QdrantPassagesIT} to show.
 */
final class QdrantDouble implements AutoCloseable {

    private final Map<String, PointsInMemory> collections = new ConcurrentHashMap<>();
    private final Server server;

    QdrantDouble() throws IOException {
        this.server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(new CollectionCalls()).addService(new PointCalls()).build().start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getPort());
    }

    PointsInMemory collection(String name) {
        var collection = collections.get(name);
        if (collection == null) {
            throw Status.NOT_FOUND.withDescription("No collection " + name).asRuntimeException();
        }
        return collection;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static <T> void answer(StreamObserver<T> caller, Supplier<T> answer) {
        try {
            caller.onNext(answer.get());
            caller.onCompleted();
        } catch (StatusRuntimeException failure) {
            caller.onError(failure);
        }
    }

    private final class CollectionCalls extends CollectionsImplBase {

        @Override
        public void collectionExists(CollectionExistsRequest request, StreamObserver<CollectionExistsResponse> caller) {
            boolean exists = collections.containsKey(request.getCollectionName());
            answer(caller, () -> CollectionExistsResponse.newBuilder()
                    .setResult(CollectionExists.newBuilder().setExists(exists)).build());
        }

        @Override
        public void create(CreateCollection request, StreamObserver<CollectionOperationResponse> caller) {
            boolean created = collections.putIfAbsent(request.getCollectionName(), new PointsInMemory(request)) == null;
            answer(caller, () -> CollectionOperationResponse.newBuilder().setResult(created).build());
        }
    }

    private final class PointCalls extends PointsImplBase {

        @Override
        public void createFieldIndex(CreateFieldIndexCollection request,
                StreamObserver<PointsOperationResponse> caller) {
            answer(caller, () -> collection(request.getCollectionName()).done());
        }

        @Override
        public void upsert(UpsertPoints request, StreamObserver<PointsOperationResponse> caller) {
            answer(caller, () -> collection(request.getCollectionName()).upsert(request));
        }

        @Override
        public void delete(DeletePoints request, StreamObserver<PointsOperationResponse> caller) {
            answer(caller, () -> collection(request.getCollectionName()).delete(request.getPoints().getFilter()));
        }

        @Override
        public void queryBatch(QueryBatchPoints request, StreamObserver<QueryBatchResponse> caller) {
            answer(caller, () -> collection(request.getCollectionName()).query(request));
        }

        @Override
        public void scroll(ScrollPoints request, StreamObserver<ScrollResponse> caller) {
            answer(caller, () -> collection(request.getCollectionName()).scroll(request));
        }
    }
}
