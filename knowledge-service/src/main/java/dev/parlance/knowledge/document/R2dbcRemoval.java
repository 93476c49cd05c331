package dev.parlance.knowledge.document;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.storage.StorageTimeout;

/** Deletes many documents in parts, each with its facts, so that no transaction is as long as a collection is large. */
@Component
public class R2dbcRemoval {

    /** How many documents a part should have. */
    public static final int PART = 500;

    private final TransactionalOperator transaction;

    private final DocumentFacts facts;

    R2dbcRemoval(TransactionalOperator transaction, DocumentFacts facts) {
        this.transaction = transaction;
        this.facts = facts;
    }

    /**
     * Deletes until nothing is left to delete. Broken off, it has deleted a part, and goes on from there the next time.
     *
     * @param part deletes some documents, at most {@value #PART}, and emits them
     * @return how many it were
     */
    public Mono<Long> all(Flux<Document> part) {
        return some(part).as(transaction::transactional).as(StorageTimeout::guard)
                .repeat().takeUntil(count -> count == 0).reduce(0L, Long::sum);
    }

    /** Deletes some, within the transaction of its caller; emits how many. */
    public Mono<Long> some(Flux<Document> part) {
        return part.collectList().flatMap(gone -> facts.allDeleted(gone).thenReturn((long) gone.size()));
    }
}
