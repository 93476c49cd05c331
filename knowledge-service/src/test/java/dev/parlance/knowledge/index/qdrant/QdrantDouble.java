package dev.parlance.knowledge.index.qdrant;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.Collections.CollectionExists;
import io.qdrant.client.grpc.Collections.CollectionExistsRequest;
import io.qdrant.client.grpc.Collections.CollectionExistsResponse;
import io.qdrant.client.grpc.Collections.CollectionInfo;
import io.qdrant.client.grpc.Collections.CollectionOperationResponse;
import io.qdrant.client.grpc.Collections.CollectionStatus;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.DeleteCollection;
import io.qdrant.client.grpc.Collections.GetCollectionInfoRequest;
import io.qdrant.client.grpc.Collections.GetCollectionInfoResponse;
import io.qdrant.client.grpc.CollectionsGrpc.CollectionsImplBase;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.BatchResult;
import io.qdrant.client.grpc.Points.CountPoints;
import io.qdrant.client.grpc.Points.CountResponse;
import io.qdrant.client.grpc.Points.CountResult;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.GetPoints;
import io.qdrant.client.grpc.Points.GetResponse;
import io.qdrant.client.grpc.Points.PointsOperationResponse;
import io.qdrant.client.grpc.Points.QueryBatchPoints;
import io.qdrant.client.grpc.Points.QueryBatchResponse;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.QueryResponse;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.UpdateResult;
import io.qdrant.client.grpc.Points.UpdateStatus;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.PointsGrpc.PointsImplBase;
import io.qdrant.client.grpc.QdrantGrpc.QdrantImplBase;
import io.qdrant.client.grpc.QdrantOuterClass.HealthCheckReply;
import io.qdrant.client.grpc.QdrantOuterClass.HealthCheckRequest;

/**
 * A server that speaks Qdrant's protocol on a port of this machine and keeps points in memory, exact where the real one
 * may approximate. It takes what that one takes, refuses what that one refuses, and says so where it knows less. That a
 * real server agrees is for {@link QdrantPassagesIT} to show.
 */
final class QdrantDouble implements AutoCloseable {

    static final String KEY = "key";

    private static final Metadata.Key<String> API_KEY = Metadata.Key.of("api-key", Metadata.ASCII_STRING_MARSHALLER);

    private final Map<String, PointsInMemory> collections = new ConcurrentHashMap<>();
    private final AtomicInteger upsertsLeft = new AtomicInteger(Integer.MAX_VALUE);
    private final Server server;
    private volatile boolean hurried;
    private volatile boolean paused;

    QdrantDouble() throws IOException {
        this.server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create()).intercept(new Door())
                .maxInboundMessageSize(32 << 20).addService(new Health()).addService(new CollectionCalls())
                .addService(new PointCalls()).build().start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getPort());
    }

    /** Takes this many requests to upsert and is out of order for any further ones. */
    void breaksAfter(int upserts) {
        upsertsLeft.set(upserts);
    }

    /** Answers before changes are finished, as a server does that has too much to do. */
    void hurries() {
        hurried = true;
    }

    /** Takes calls and never answers them. */
    void pauses() {
        paused = true;
    }

    PointsInMemory collection(String name) {
        var collection = collections.get(name);
        if (collection == null) {
            throw Refusal.noCollection(name);
        }
        return collection;
    }

    void dropAll() {
        collections.clear();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private <T> void answer(StreamObserver<T> caller, Supplier<T> answer) {
        if (paused) {
            return;
        }
        try {
            caller.onNext(answer.get());
            caller.onCompleted();
        } catch (StatusRuntimeException failure) {
            caller.onError(failure);
        }
    }

    private PointsOperationResponse done(UpdateStatus status) {
        var told = hurried ? UpdateStatus.WaitTimeout : status;
        return PointsOperationResponse.newBuilder().setResult(UpdateResult.newBuilder().setStatus(told)).build();
    }

    /** Lets nobody in without the key. */
    private static final class Door implements ServerInterceptor {

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers,
                ServerCallHandler<Q, A> next) {
            if (KEY.equals(headers.get(API_KEY))) {
                return next.startCall(call, headers);
            }
            call.close(Refusal.unknownKey().getStatus(), new Metadata());
            return new ServerCall.Listener<>() {
            };
        }
    }

    private final class Health extends QdrantImplBase {

        @Override
        public void healthCheck(HealthCheckRequest request, StreamObserver<HealthCheckReply> caller) {
            answer(caller, () -> HealthCheckReply.newBuilder().setTitle("a double").setVersion("1.18.1").build());
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
            answer(caller, () -> create(request));
        }

        private CollectionOperationResponse create(CreateCollection request) {
            var empty = new PointsInMemory(CollectionShape.of(request));
            if (collections.putIfAbsent(request.getCollectionName(), empty) != null) {
                throw Refusal.collectionExists(request.getCollectionName());
            }
            return CollectionOperationResponse.newBuilder().setResult(true).build();
        }

        @Override
        public void delete(DeleteCollection request, StreamObserver<CollectionOperationResponse> caller) {
            boolean was = collections.remove(request.getCollectionName()) != null;
            answer(caller, () -> CollectionOperationResponse.newBuilder().setResult(was).build());
        }

        @Override
        public void get(GetCollectionInfoRequest request, StreamObserver<GetCollectionInfoResponse> caller) {
            answer(caller, () -> GetCollectionInfoResponse.newBuilder()
                    .setResult(info(collection(request.getCollectionName()))).build());
        }

        private CollectionInfo info(PointsInMemory points) {
            return CollectionInfo.newBuilder().setStatus(CollectionStatus.Green)
                    .setPointsCount(points.count(Filter.getDefaultInstance())).putAllPayloadSchema(points.indexed())
                    .build();
        }
    }

    private final class PointCalls extends PointsImplBase {

        @Override
        public void createFieldIndex(CreateFieldIndexCollection request,
                StreamObserver<PointsOperationResponse> caller) {
            answer(caller, () -> done(collection(request.getCollectionName()).index(request)));
        }

        @Override
        public void upsert(UpsertPoints request, StreamObserver<PointsOperationResponse> caller) {
            if (upsertsLeft.getAndDecrement() <= 0) {
                caller.onError(Status.UNAVAILABLE.withDescription("out of order").asRuntimeException());
                return;
            }
            answer(caller, () -> done(collection(request.getCollectionName()).upsert(request)));
        }

        @Override
        public void delete(DeletePoints request, StreamObserver<PointsOperationResponse> caller) {
            answer(caller, () -> done(collection(request.getCollectionName()).delete(request)));
        }

        @Override
        public void get(GetPoints request, StreamObserver<GetResponse> caller) {
            answer(caller, () -> GetResponse.newBuilder()
                    .addAllResult(collection(request.getCollectionName()).get(request)).build());
        }

        @Override
        public void query(QueryPoints request, StreamObserver<QueryResponse> caller) {
            answer(caller, () -> QueryResponse.newBuilder()
                    .addAllResult(collection(request.getCollectionName()).query(request)).build());
        }

        @Override
        public void queryBatch(QueryBatchPoints request, StreamObserver<QueryBatchResponse> caller) {
            answer(caller, () -> queryBatch(request));
        }

        private QueryBatchResponse queryBatch(QueryBatchPoints request) {
            var points = collection(request.getCollectionName());
            var answer = QueryBatchResponse.newBuilder();
            request.getQueryPointsList()
                    .forEach(query -> answer.addResult(BatchResult.newBuilder().addAllResult(points.query(query))));
            return answer.build();
        }

        @Override
        public void count(CountPoints request, StreamObserver<CountResponse> caller) {
            answer(caller, () -> CountResponse.newBuilder().setResult(CountResult.newBuilder()
                    .setCount(collection(request.getCollectionName()).count(request.getFilter()))).build());
        }

        @Override
        public void scroll(ScrollPoints request, StreamObserver<ScrollResponse> caller) {
            answer(caller, () -> collection(request.getCollectionName()).scroll(request));
        }
    }
}
