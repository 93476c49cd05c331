package dev.parlance.knowledge.document.queue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.knowledge.document.R2dbcDocumentRows;
import dev.parlance.knowledge.index.Owner;

/** {@link Removals} in PostgreSQL. */
@Repository
class R2dbcRemovals implements Removals {

    private static final int TOGETHER = 1_000;

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    R2dbcRemovals(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    @Override
    public Mono<Integer> sweep(Function<Gone, Mono<Void>> index) {
        return next().collectList().flatMap(rows -> swept(rows, index)).as(transaction::transactional);
    }

    private Flux<Row> next() {
        return database.sql("""
                SELECT document, account, collection FROM removal ORDER BY removed_at LIMIT :most
                FOR UPDATE SKIP LOCKED""").bind("most", TOGETHER).map(R2dbcRemovals::row).all();
    }

    private Mono<Integer> swept(List<Row> rows, Function<Gone, Mono<Void>> index) {
        if (rows.isEmpty()) {
            return Mono.just(0);
        }
        Map<Owner, List<String>> byOwner = rows.stream()
                .collect(groupingBy(Row::owner, mapping(row -> row.document().toString(), toList())));
        Mono<Void> done = database.sql("DELETE FROM removal WHERE document = ANY(:documents)")
                .bind("documents", rows.stream().map(Row::document).toArray(UUID[]::new)).then();
        return Flux.fromIterable(byOwner.entrySet()).map(gone -> new Gone(gone.getKey(), gone.getValue()))
                .flatMap(index, 16).then(done).thenReturn(rows.size());
    }

    private static Row row(Readable row) {
        return new Row(R2dbcDocumentRows.get(row, "document", UUID.class), new Owner(
                R2dbcDocumentRows.get(row, "account", UUID.class).toString(),
                R2dbcDocumentRows.get(row, "collection", UUID.class).toString()));
    }

    private record Row(UUID document, Owner owner) {}
}
