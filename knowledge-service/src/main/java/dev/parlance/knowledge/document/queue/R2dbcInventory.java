package dev.parlance.knowledge.document.queue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.knowledge.document.R2dbcDocumentRows;
import dev.parlance.knowledge.index.Origin;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Passage;
import dev.parlance.knowledge.index.Replacement;

/** {@link Inventory} in PostgreSQL. */
@Repository
class R2dbcInventory implements Inventory {

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    R2dbcInventory(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    @Override
    public Flux<Owner> owners() {
        return database.sql("""
                SELECT account, id FROM collection c WHERE EXISTS (SELECT 1 FROM document d WHERE d.collection = c.id)
                ORDER BY id""").map(row -> owner(row, "id")).all().collectList().flatMapIterable(Function.identity());
    }

    @Override
    public Mono<Map<String, Integer>> expected(Owner owner, String model) {
        return database.sql("""
                SELECT id, CASE WHEN state = 'ready' AND model = :model THEN chunks ELSE :any END AS passages
                FROM document WHERE account = :account AND collection = :collection AND state <> 'failed'""")
                .bind("account", UUID.fromString(owner.account()))
                .bind("collection", UUID.fromString(owner.collection())).bind("model", model).bind("any", ANY)
                .map(row -> Map.entry(R2dbcDocumentRows.get(row, "id", UUID.class).toString(),
                        R2dbcDocumentRows.get(row, "passages", Integer.class)))
                .all().collect(HashMap::new, (all, one) -> all.put(one.getKey(), one.getValue()));
    }

    @Override
    public Mono<Integer> restore(List<String> documents, Function<List<Replacement>, Mono<Void>> index) {
        Mono<Integer> restored = held(documents, "state = 'ready'").flatMap(this::kept).flatMap(
                kept -> kept.isEmpty() ? Mono.just(0) : index.apply(kept).thenReturn(kept.size()));
        return restored.as(transaction::transactional);
    }

    @Override
    public Mono<Integer> withdraw(List<String> documents, Function<List<String>, Mono<Void>> index) {
        Mono<Integer> withdrawn = held(documents, "state <> 'failed'").map(present -> others(documents, present))
                .flatMap(gone -> gone.isEmpty() ? Mono.just(0) : index.apply(gone).thenReturn(gone.size()));
        return withdrawn.as(transaction::transactional);
    }

    private static List<String> others(List<String> documents, Set<UUID> present) {
        return documents.stream().filter(document -> !present.contains(UUID.fromString(document))).toList();
    }

    /** In the order of their ids, as everybody holds documents. */
    private Mono<Set<UUID>> held(List<String> documents, String condition) {
        return database.sql("SELECT id FROM document WHERE id = ANY(:ids) AND %s ORDER BY id FOR NO KEY UPDATE"
                .formatted(condition))
                .bind("ids", documents.stream().map(UUID::fromString).toArray(UUID[]::new))
                .mapValue(UUID.class).all().collect(HashSet::new, Set::add);
    }

    private Mono<List<Replacement>> kept(Set<UUID> documents) {
        return database.sql("""
                SELECT d.id, d.account, d.collection, d.name, c.ordinal, c.heading, c.page, c.text,
                    encode(c.vector, 'base64') AS vector
                FROM chunk c JOIN document d ON d.id = c.document WHERE c.document = ANY(:documents)
                ORDER BY c.document, c.ordinal""").bind("documents", documents.toArray(UUID[]::new))
                .map(R2dbcInventory::passage).all().collectList().map(R2dbcInventory::joined);
    }

    private static List<Replacement> joined(List<Kept> kept) {
        Map<UUID, List<Kept>> documents = kept.stream()
                .collect(groupingBy(Kept::document, LinkedHashMap::new, toList()));
        return documents.values().stream().map(R2dbcInventory::replacement).toList();
    }

    private static Replacement replacement(List<Kept> passages) {
        Kept first = passages.getFirst();
        return new Replacement(first.owner(), new Origin(first.document().toString(), first.name()),
                passages.stream().map(Kept::passage).toList());
    }

    private static Kept passage(Readable row) {
        var passage = new Passage(R2dbcDocumentRows.get(row, "ordinal", Integer.class),
                R2dbcDocumentRows.get(row, "text", String.class), row.get("heading", String.class),
                row.get("page", Integer.class), Vectors.read(R2dbcDocumentRows.get(row, "vector", String.class)));
        return new Kept(owner(row, "collection"), R2dbcDocumentRows.get(row, "id", UUID.class),
                R2dbcDocumentRows.get(row, "name", String.class), passage);
    }

    private static Owner owner(Readable row, String collection) {
        return new Owner(R2dbcDocumentRows.get(row, "account", UUID.class).toString(),
                R2dbcDocumentRows.get(row, collection, UUID.class).toString());
    }

    private record Kept(Owner owner, UUID document, String name, Passage passage) {}
}
