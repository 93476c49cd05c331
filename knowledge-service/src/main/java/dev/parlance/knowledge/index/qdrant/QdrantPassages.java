package dev.parlance.knowledge.index.qdrant;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.google.common.util.concurrent.ListenableFuture;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PointsSelector;
import io.qdrant.client.grpc.Points.UpdateResult;
import io.qdrant.client.grpc.Points.UpdateStatus;
import io.qdrant.client.grpc.Points.UpsertPoints;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import dev.parlance.knowledge.index.Candidate;
import dev.parlance.knowledge.index.Excerpt;
import dev.parlance.knowledge.index.Holding;
import dev.parlance.knowledge.index.IndexUnavailable;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Passages;
import dev.parlance.knowledge.index.Replacement;
import dev.parlance.knowledge.index.Search;
import dev.parlance.knowledge.index.Worth;

/**
 * Passages in one collection of a Qdrant server, which all instances of the service share.
 *
 * <p>A replacement is not one step there: new passages are written over the old ones first, what is left of the old ones
 * goes afterwards. Searches never miss the document meanwhile, and repeating an interrupted replacement completes it.
 */
public final class QdrantPassages implements Passages, AutoCloseable {

    /** A server that is paused must not keep its callers for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int USUAL_PORT = 6334;
    private static final int POINTS_PER_REQUEST = 256;
    private static final int DOCUMENTS_PER_REQUEST = 1_000;

    private final QdrantClient client;
    private final String collection;
    private final QdrantSchema schema;
    private final QdrantInventory inventory;

    /** @param space the name of the embedding model; each has a collection of its own */
    QdrantPassages(QdrantClient client, String space) {
        this.client = client;
        this.collection = "passages-" + space.replaceAll("[^A-Za-z0-9._-]", "-");
        this.schema = new QdrantSchema(client, collection);
        this.inventory = new QdrantInventory(client, collection);
    }

    /**
     * Connects when first used.
     *
     * @param address the gRPC endpoint, {@code http://host:6334} or {@code https://…} for TLS
     * @param space the name of the embedding model, whose vectors are only ever compared with its own
     */
    public static QdrantPassages at(URI address, @Nullable String apiKey, String space) {
        return at(address, apiKey, space, PATIENCE);
    }

    static QdrantPassages at(URI address, @Nullable String apiKey, String space, Duration patience) {
        int port = address.getPort() < 0 ? USUAL_PORT : address.getPort();
        boolean encrypted = "https".equals(address.getScheme());
        // The client's own version check would wait for the server here and now.
        var channel = QdrantGrpcClient.newBuilder(address.getHost(), port, encrypted, false).withTimeout(patience);
        if (apiKey != null) {
            channel.withApiKey(apiKey);
        }
        return new QdrantPassages(new QdrantClient(channel.build()), space);
    }

    @Override
    public Mono<Void> replaceAll(List<Replacement> replacements) {
        return Mono.defer(() -> write(Replacement.lastOfEach(replacements))).subscribeOn(Schedulers.parallel());
    }

    private Mono<Void> write(Collection<Replacement> replacements) {
        return Flux.fromIterable(replacements).flatMapIterable(PointLayout::points).buffer(POINTS_PER_REQUEST)
                .concatMap(some -> schema.ready(dimensions(replacements), upsert(some)))
                .then(deleteAllBut(replacements));
    }

    /** What the replaced documents had beyond their new passages, in one request for each collection. */
    private Mono<Void> deleteAllBut(Collection<Replacement> replacements) {
        var byOwner = replacements.stream().collect(Collectors.groupingBy(Replacement::owner));
        return Flux.fromIterable(byOwner.entrySet())
                .concatMap(one -> delete(Reach.ofAllBut(kept(one.getValue()), one.getKey(), ids(one.getValue()))))
                .then();
    }

    private static List<UUID> kept(List<Replacement> replacements) {
        return replacements.stream().flatMap(one -> one.passages().stream()
                .map(passage -> Excerpt.of(one.owner(), one.origin(), passage).id())).toList();
    }

    private static List<String> ids(List<Replacement> replacements) {
        return replacements.stream().map(one -> one.origin().documentId()).toList();
    }

    private static int dimensions(Collection<Replacement> replacements) {
        return replacements.stream().flatMap(one -> one.passages().stream())
                .mapToInt(passage -> passage.vector().length).max().orElse(0);
    }

    @Override
    public Mono<Void> removeAll(Owner owner, List<String> documentIds) {
        return Flux.fromIterable(documentIds).buffer(DOCUMENTS_PER_REQUEST)
                .concatMap(some -> delete(Reach.of(owner, some))).then();
    }

    @Override
    public Mono<Void> removeCollection(Owner owner) {
        return delete(Reach.of(owner));
    }

    @Override
    public Flux<Owner> owners() {
        return schema.whereItExists(Mono.fromSupplier(inventory::owners)).flatMapMany(all -> all);
    }

    @Override
    public Flux<Holding> holdings(Owner owner) {
        return schema.whereItExists(Mono.fromSupplier(() -> inventory.holdings(owner))).flatMapMany(all -> all);
    }

    /** What is marked is the collection: without one, nothing is here. */
    @Override
    public Mono<Boolean> isWhole() {
        return schema.whereItExists(inventory.isMarked()).defaultIfEmpty(false);
    }

    @Override
    public Mono<Void> markWhole() {
        return schema.whereItExists(upsert(List.of(QdrantInventory.MARK)));
    }

    @Override
    public Mono<List<Candidate>> search(Search search, Worth worth, int limit) {
        return schema.whereItExists(
                Mono.defer(() -> new QdrantJudgement(client, collection, search).best(worth, limit)))
                .defaultIfEmpty(List.of());
    }

    private Mono<Void> upsert(List<PointStruct> points) {
        var request = UpsertPoints.newBuilder().setCollectionName(collection).setWait(true).addAllPoints(points)
                .build();
        return done(() -> client.upsertAsync(request));
    }

    private Mono<Void> delete(Filter points) {
        var request = DeletePoints.newBuilder().setCollectionName(collection).setWait(true)
                .setPoints(PointsSelector.newBuilder().setFilter(points)).build();
        return schema.whereItExists(done(() -> client.deleteAsync(request)));
    }

    /** A server too busy to finish in time answers all the same, with a state that says so. */
    private static Mono<Void> done(Supplier<ListenableFuture<UpdateResult>> change) {
        return Answers.of(change).filter(result -> result.getStatus() != UpdateStatus.Completed)
                .flatMap(unfinished -> Mono.error(new IndexUnavailable(
                        "Qdrant has not finished a change: " + unfinished.getStatus(), null)));
    }

    /** Fails with {@link IndexUnavailable} while the server does not answer. */
    public Mono<Void> check() {
        return Answers.of(client::healthCheckAsync).then();
    }

    @Override
    public void close() {
        client.close();
    }
}
