package dev.parlance.knowledge.index.qdrant;

import static io.qdrant.client.ConditionFactory.filter;
import static io.qdrant.client.ConditionFactory.hasId;
import static io.qdrant.client.ConditionFactory.hasVector;
import static io.qdrant.client.ConditionFactory.isEmpty;
import static io.qdrant.client.ConditionFactory.match;
import static io.qdrant.client.ConditionFactory.matchExceptKeywords;
import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.ConditionFactory.matchKeywords;
import static io.qdrant.client.ConditionFactory.nested;
import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.QueryFactory.nearest;
import static io.qdrant.client.ValueFactory.list;
import static io.qdrant.client.ValueFactory.value;
import static io.qdrant.client.VectorFactory.vector;
import static io.qdrant.client.VectorsFactory.namedVectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Status;
import io.qdrant.client.PointIdFactory;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import io.qdrant.client.WithPayloadSelectorFactory;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.SparseVectorConfig;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Collections.VectorParamsMap;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.JsonWithInt.Struct;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.UpdateStatus;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.Points.Vectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests for {@link QdrantDouble}: what a Qdrant server documents, asked with its own client. */
class QdrantDoubleTests {

    private static final String SHELF = "shelf";

    private final QdrantDouble server = new QdrantDouble();
    private final QdrantClient client = new QdrantClient(QdrantGrpcClient
            .newBuilder("localhost", server.address().getPort(), false, false).withApiKey(QdrantDouble.KEY).build());

    QdrantDoubleTests() throws IOException {
    }

    @BeforeEach
    void createShelf() throws Exception {
        client.createCollectionAsync(shelf(SHELF)).get();
        upsert(point(1, Map.of("kind", value("tea"), "year", value(2020)), List.of(1f, 0f), List.of(1f), List.of(7)));
        upsert(point(2, Map.of("kind", list(List.of(value("tea"), value("herb"))), "parts", parts()), List.of(1f, 1f),
                List.of(2f, 1f), List.of(7, 8)));
        upsert(point(3, Map.of("kind", value("steel")), List.of(0f, -3f), List.of(1f), List.of(9)));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void measuresCosines() throws Exception {
        var found = query(QueryPoints.newBuilder().setUsing("dense").setQuery(nearest(2f, 0f)));

        assertThat(found).extracting(point -> point.getId().getNum()).containsExactly(1L, 2L, 3L);
        assertThat(found.get(1).getScore()).isCloseTo(0.7071f, within(0.0001f));
    }

    @Test
    void weighsPlacesOfSparseVectorsByTheirRarity() throws Exception {
        var found = query(QueryPoints.newBuilder().setUsing("sparse").setQuery(nearest(List.of(1f), List.of(7))));

        assertThat(found).extracting(point -> point.getId().getNum()).containsExactly(2L, 1L);
        assertThat(found.getFirst().getScore()).isCloseTo((float) (2 * Math.log(1 + 1.5 / 2.5)), within(0.0001f));
    }

    @Test
    void heedsLimitOffsetThresholdAndPayload() throws Exception {
        var all = QueryPoints.newBuilder().setUsing("dense").setQuery(nearest(1f, 0f));

        assertThat(query(all.clone().setLimit(1))).hasSize(1);
        assertThat(query(all.clone().setOffset(1).setLimit(1))).extracting(point -> point.getId().getNum())
                .containsExactly(2L);
        assertThat(query(all.clone().setScoreThreshold(0.5f))).hasSize(2);
        assertThat(query(all.clone()).getFirst().getPayloadMap()).isEmpty();
        assertThat(query(all.clone().setWithPayload(WithPayloadSelectorFactory.include(List.of("year"))))
                .getFirst().getPayloadMap()).containsOnlyKeys("year");
    }

    @Test
    void evaluatesTypedConditions() throws Exception {
        assertThat(matching(matchKeyword("kind", "tea"))).containsExactly(1L, 2L);
        assertThat(matching(matchKeyword("kind", "te*"))).isEmpty();
        assertThat(matching(matchKeyword("year", "2020"))).isEmpty();
        assertThat(matching(match("year", 2020))).containsExactly(1L);
        assertThat(matching(matchKeywords("kind", List.of("herb", "steel")))).containsExactly(2L, 3L);
        assertThat(matching(matchExceptKeywords("kind", List.of("tea", "herb")))).containsExactly(3L);
        assertThat(matching(hasId(List.of(id(1), id(3), id(9))))).containsExactly(1L, 3L);
        assertThat(matching(isEmpty("year"))).containsExactly(2L, 3L);
        assertThat(matching(hasVector("nothing"))).isEmpty();
    }

    @Test
    void evaluatesConditionsOnElementsTogether() throws Exception {
        var both = Filter.newBuilder().addMust(matchKeyword("name", "leaf")).addMust(match("count", 2)).build();
        var apart = Filter.newBuilder().addMust(matchKeyword("parts[].name", "leaf"))
                .addMust(match("parts[].count", 2)).build();

        assertThat(matching(nested("parts", both))).isEmpty();
        assertThat(matching(filter(apart))).containsExactly(2L);
    }

    @Test
    void combinesMustShouldAndMustNot() throws Exception {
        var should = Filter.newBuilder().addShould(match("year", 2020)).addShould(matchKeyword("kind", "steel"));

        assertThat(matching(filter(should.build()))).containsExactly(1L, 3L);
        assertThat(matching(filter(should.clone().addMust(matchKeyword("kind", "tea")).build()))).containsExactly(1L);
        assertThat(matching(filter(should.clone().addMustNot(hasId(id(1))).build()))).containsExactly(3L);
        assertThat(matching(filter(Filter.getDefaultInstance()))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void changesNobodyWaitsForBecomeVisibleLater() throws Exception {
        var unhurried = UpsertPoints.newBuilder().setCollectionName(SHELF)
                .addPoints(point(4, Map.of(), List.of(1f, 0f), List.of(1f), List.of(7))).build();

        assertThat(client.upsertAsync(unhurried).get().getStatus()).isEqualTo(UpdateStatus.Acknowledged);
        assertThat(client.countAsync(SHELF).get()).isEqualTo(3);
        server.collection(SHELF).settle();
        assertThat(client.countAsync(SHELF).get()).isEqualTo(4);
    }

    @Test
    void deletesByIdAndByFilter() throws Exception {
        client.deleteAsync(SHELF, List.of(id(1), id(77))).get();
        assertThat(matching(filter(Filter.getDefaultInstance()))).containsExactly(2L, 3L);

        client.deleteAsync(SHELF, Filter.newBuilder().addMust(matchKeyword("kind", "steel")).build()).get();
        assertThat(matching(filter(Filter.getDefaultInstance()))).containsExactly(2L);
    }

    @Test
    void leafsThroughPointsPageByPage() throws Exception {
        var first = client.scrollAsync(ScrollPoints.newBuilder().setCollectionName(SHELF).setLimit(2).build()).get();
        var second = client.scrollAsync(ScrollPoints.newBuilder().setCollectionName(SHELF).setLimit(2)
                .setOffset(first.getNextPageOffset()).build()).get();

        assertThat(first.getResultList()).extracting(point -> point.getId().getNum()).containsExactly(1L, 2L);
        assertThat(second.getResultList()).extracting(point -> point.getId().getNum()).containsExactly(3L);
        assertThat(second.hasNextPageOffset()).isFalse();
    }

    @Test
    void readsOneIdHoweverItIsWritten() throws Exception {
        var capital = PointId.newBuilder().setUuid("0190A0B0C0D0E0F00102030405060708").build();
        upsert(point(1, Map.of(), List.of(1f, 0f), List.of(), List.of()).toBuilder().setId(capital).build());

        var found = client.retrieveAsync(SHELF,
                PointIdFactory.id(java.util.UUID.fromString("0190a0b0-c0d0-e0f0-0102-030405060708")), null).get();
        assertThat(found).hasSize(1);
    }

    @Test
    void refusesWhatTheServerRefuses() {
        refused(Status.Code.NOT_FOUND, client.countAsync("nowhere"));
        refused(Status.Code.ALREADY_EXISTS, client.createCollectionAsync(shelf(SHELF)));
        refused(Status.Code.INVALID_ARGUMENT, client.createCollectionAsync(shelf("a/b")));
        refusedPoint(point(4, Map.of(), List.of(1f), List.of(1f), List.of(7)));
        refusedPoint(point(4, Map.of(), List.of(1f, 1f), List.of(1f, 1f), List.of(7, 7)));
        refusedPoint(point(4, Map.of(), List.of(1f, 1f), List.of(1f), List.of(7, 8)));
        refusedPoint(PointStruct.newBuilder().setId(id(4)).setVectors(namedVectors(Map.of("no", vector(1f)))).build());
        refusedPoint(PointStruct.newBuilder().setId(id(4)).build());
        refusedPoint(point(4, Map.of(), List.of(1f, 1f), List.of(), List.of()).toBuilder()
                .setId(PointId.newBuilder().setUuid("no-uuid")).build());
        refused(Status.Code.INVALID_ARGUMENT, client.upsertAsync(SHELF, List.of()));
    }

    @Test
    void refusesQueriesAndFiltersWithoutMeaning() {
        refusedQuery(QueryPoints.newBuilder().setUsing("no").setQuery(nearest(1f, 0f)));
        refusedQuery(QueryPoints.newBuilder().setUsing("dense").setQuery(nearest(1f, 0f, 0f)));
        refusedQuery(QueryPoints.newBuilder().setUsing("sparse").setQuery(nearest(1f, 0f)));
        refusedQuery(QueryPoints.newBuilder().setUsing("dense").setQuery(nearest(1f, 0f)).setLimit(0));
        for (var condition : List.of(Condition.getDefaultInstance(),
                hasId(PointId.newBuilder().setUuid("' OR 1").build()))) {
            refusedQuery(QueryPoints.newBuilder().setUsing("dense").setQuery(nearest(1f, 0f))
                    .setFilter(Filter.newBuilder().addMust(condition)));
        }
    }

    private void refusedPoint(PointStruct point) {
        refused(Status.Code.INVALID_ARGUMENT, client.upsertAsync(SHELF, List.of(point)));
    }

    private void refusedQuery(QueryPoints.Builder query) {
        refused(Status.Code.INVALID_ARGUMENT, client.queryAsync(query.setCollectionName(SHELF).build()));
    }

    private static void refused(Status.Code code, ListenableFuture<?> answer) {
        assertThatExceptionOfType(ExecutionException.class).isThrownBy(answer::get)
                .satisfies(failure -> assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(code));
    }

    private List<Long> matching(Condition condition) throws Exception {
        var page = ScrollPoints.newBuilder().setCollectionName(SHELF)
                .setFilter(Filter.newBuilder().addMust(condition)).setLimit(100).build();
        return client.scrollAsync(page).get().getResultList().stream().map(point -> point.getId().getNum()).toList();
    }

    private List<ScoredPoint> query(QueryPoints.Builder query) throws Exception {
        return client.queryAsync(query.setCollectionName(SHELF).build()).get();
    }

    private void upsert(PointStruct point) throws Exception {
        assertThat(client.upsertAsync(SHELF, List.of(point)).get().getStatus()).isEqualTo(UpdateStatus.Completed);
    }

    private static Value parts() {
        return list(List.of(part("leaf", 1), part("stem", 2)));
    }

    private static Value part(String name, int count) {
        return Value.newBuilder().setStructValue(
                Struct.newBuilder().putFields("name", value(name)).putFields("count", value(count))).build();
    }

    private static PointStruct point(int number, Map<String, Value> payload, List<Float> dense, List<Float> values,
            List<Integer> places) {
        Vectors vectors = namedVectors(Map.of("dense", vector(dense), "sparse", vector(values, places)));
        return PointStruct.newBuilder().setId(id(number)).setVectors(vectors).putAllPayload(payload).build();
    }

    private static CreateCollection shelf(String name) {
        var dense = VectorParams.newBuilder().setSize(2).setDistance(Distance.Cosine).build();
        var sparse = SparseVectorParams.newBuilder().setModifier(Modifier.Idf).build();
        return CreateCollection.newBuilder().setCollectionName(name)
                .setVectorsConfig(VectorsConfig.newBuilder()
                        .setParamsMap(VectorParamsMap.newBuilder().putMap("dense", dense)))
                .setSparseVectorsConfig(SparseVectorConfig.newBuilder().putMap("sparse", sparse)).build();
    }
}
