package dev.parlance.knowledge.index.qdrant;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.qdrant.client.QdrantClient;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.KeywordIndexParams;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.PayloadIndexParams;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Collections.SparseVectorConfig;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Collections.VectorParamsMap;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The one Qdrant collection all passages of a model live in, made when the first passage comes. */
final class QdrantSchema {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final QdrantClient client;
    private final String name;
    private final AtomicReference<@Nullable Mono<Void>> made = new AtomicReference<>();
    private volatile boolean seen;

    QdrantSchema(QdrantClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /** Does it with the collection, which is made first where there is none. Makes it once; after a failure, again. */
    <T> Mono<T> ready(int dimensions, Mono<T> use) {
        return ready(dimensions).then(use).doOnError(this::forgetWhatIsGone);
    }

    private Mono<Void> ready(int dimensions) {
        var known = made.get();
        if (known != null) {
            return known;
        }
        var making = make(dimensions).doOnError(failure -> made.set(null)).cache();
        return made.compareAndSet(null, making) ? making : ready(dimensions);
    }

    /** Does it with the collection, or nothing where there is none. */
    <T> Mono<T> whereItExists(Mono<T> use) {
        return exists().filter(exists -> exists).flatMap(there -> use).doOnError(this::forgetWhatIsGone);
    }

    /** Asks the server only until it has said yes. */
    private Mono<Boolean> exists() {
        return Mono.defer(() -> seen
                ? Mono.just(true)
                : Answers.of(() -> client.collectionExistsAsync(name)).doOnNext(exists -> seen = exists));
    }

    /** An operator may drop the collection; the next one who comes makes it again. */
    private void forgetWhatIsGone(Throwable failure) {
        if (Answers.isMissing(failure)) {
            seen = false;
            made.set(null);
        }
    }

    private Mono<Void> make(int dimensions) {
        return exists().filter(exists -> !exists).flatMap(absent -> create(dimensions)).then(indexed());
    }

    /** Another instance may create it at the same moment, which is as good. What a server says then differs. */
    private Mono<Void> create(int dimensions) {
        return Answers.of(() -> client.createCollectionAsync(collection(dimensions))).then()
                .onErrorResume(RuntimeException.class, this::unlessItExists);
    }

    private Mono<Void> unlessItExists(RuntimeException failure) {
        return exists().filter(exists -> exists).switchIfEmpty(Mono.error(failure)).then();
    }

    private Mono<Void> indexed() {
        return Flux.just(PointLayout.ACCOUNT, PointLayout.COLLECTION, PointLayout.DOCUMENT).concatMap(this::index)
                .then();
    }

    private Mono<Void> index(String field) {
        var keyword = KeywordIndexParams.newBuilder().setIsTenant(field.equals(PointLayout.ACCOUNT));
        var settings = PayloadIndexParams.newBuilder().setKeywordIndexParams(keyword).build();
        return Answers.of(() -> client.createPayloadIndexAsync(name, field, PayloadSchemaType.Keyword, settings, true,
                null, PATIENCE)).then();
    }

    private CreateCollection collection(int dimensions) {
        var meaning = VectorParams.newBuilder().setSize(dimensions).setDistance(Distance.Cosine).build();
        var words = SparseVectorParams.newBuilder().setModifier(Modifier.Idf).build();
        return CreateCollection.newBuilder().setCollectionName(name)
                .setVectorsConfig(VectorsConfig.newBuilder()
                        .setParamsMap(VectorParamsMap.newBuilder().putMap(PointLayout.MEANING, meaning)))
                .setSparseVectorsConfig(SparseVectorConfig.newBuilder().putMap(PointLayout.WORDS, words)).build();
    }
}
