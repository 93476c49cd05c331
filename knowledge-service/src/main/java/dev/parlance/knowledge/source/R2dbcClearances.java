package dev.parlance.knowledge.source;

import java.util.Objects;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@link Clearances} by what PostgreSQL says of sources and their documents. */
@Repository
class R2dbcClearances implements Clearances {

    /** At once, because the index makes one write of what comes together. */
    private static final int AT_ONCE = 4;

    private static final String LEFT = """
            SELECT s.id, s.document FROM source s JOIN document d ON d.id = s.document
            WHERE NOT s.enabled AND (NOT s.cleared OR d.reason_code IS DISTINCT FROM 'switched_off')""";

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final R2dbcSourceDocuments documents;

    R2dbcClearances(DatabaseClient database, TransactionalOperator transaction, R2dbcSourceDocuments documents) {
        this.database = database;
        this.transaction = transaction;
        this.documents = documents;
    }

    @Override
    public Mono<Void> clear(UUID source) {
        return cleared(
                database.sql(LEFT + " AND s.id = :id").bind("id", source).map(R2dbcClearances::left).one().flux());
    }

    @Override
    public Mono<Void> clearAll() {
        return cleared(database.sql(LEFT + " LIMIT 1000").map(R2dbcClearances::left).all());
    }

    private Mono<Void> cleared(Flux<Left> left) {
        return left.collectList().flatMapIterable(all -> all).flatMap(this::cleared, AT_ONCE).then();
    }

    private Mono<Void> cleared(Left left) {
        Mono<Void> noted = database
                .sql("UPDATE source SET cleared = true WHERE id = :id AND NOT enabled AND document = :document")
                .bind("id", left.source()).bind("document", left.document()).then();
        return documents.hold(left.document()).then(isOff(left)).flatMap(off -> documents.switchOff(left.document())
                .then(documents.clear(left.document())).then(noted)).as(transaction::transactional);
    }

    /** Empty where somebody has switched it on before the document was held. */
    private Mono<UUID> isOff(Left left) {
        return database.sql("SELECT id FROM source WHERE id = :id AND NOT enabled").bind("id", left.source())
                .mapValue(UUID.class).one();
    }

    private static Left left(Readable row) {
        return new Left(Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("document", UUID.class)));
    }

    private record Left(UUID source, UUID document) {}
}
