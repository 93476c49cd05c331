package dev.parlance.knowledge.index.qdrant;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.qdrant.client.PointIdFactory;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.VectorsFactory;
import io.qdrant.client.WithPayloadSelectorFactory;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.knowledge.index.Holding;
import dev.parlance.knowledge.index.Owner;

/** Counts what is there by leafing through the points; of their payload only the keys are sent. */
final class QdrantInventory {

    /** A point without vectors that belongs to nobody. It goes when the collection goes. */
    static final PointStruct MARK = PointStruct.newBuilder()
            .setId(PointIdFactory.id(UUID.nameUUIDFromBytes(new byte[0])))
            .setVectors(VectorsFactory.namedVectors(Map.of())).build();

    private static final int POINTS_PER_PAGE = 1_000;

    private final QdrantClient client;
    private final String collection;

    QdrantInventory(QdrantClient client, String collection) {
        this.client = client;
        this.collection = collection;
    }

    Flux<Owner> owners() {
        var everything = scroll(PointLayout.ACCOUNT, PointLayout.COLLECTION);
        return points(everything).filter(point -> point.containsPayload(PointLayout.ACCOUNT))
                .map(point -> PointLayout.owner(point.getPayloadMap())).distinct();
    }

    Flux<Holding> holdings(Owner owner) {
        var all = scroll(PointLayout.DOCUMENT_ID).setFilter(Reach.of(owner));
        return points(all).map(point -> PointLayout.documentId(point.getPayloadMap()))
                .collect(TreeMap<String, Integer>::new, (counts, id) -> counts.merge(id, 1, Integer::sum))
                .flatMapIterable(Map::entrySet).map(one -> new Holding(one.getKey(), one.getValue()));
    }

    Mono<Boolean> isMarked() {
        return Answers.of(() -> client.retrieveAsync(collection, MARK.getId(), false, false, null))
                .map(found -> !found.isEmpty());
    }

    private ScrollPoints.Builder scroll(String... fields) {
        return ScrollPoints.newBuilder().setCollectionName(collection).setLimit(POINTS_PER_PAGE)
                .setWithPayload(WithPayloadSelectorFactory.include(List.of(fields)));
    }

    private Flux<RetrievedPoint> points(ScrollPoints.Builder pages) {
        return page(pages.build()).expand(page -> next(page, pages)).flatMapIterable(ScrollResponse::getResultList);
    }

    private Mono<ScrollResponse> next(ScrollResponse page, ScrollPoints.Builder pages) {
        return page.hasNextPageOffset() ? page(after(page.getNextPageOffset(), pages)) : Mono.empty();
    }

    private static ScrollPoints after(PointId offset, ScrollPoints.Builder pages) {
        return pages.clone().setOffset(offset).build();
    }

    private Mono<ScrollResponse> page(ScrollPoints page) {
        return Answers.of(() -> client.scrollAsync(page));
    }
}
