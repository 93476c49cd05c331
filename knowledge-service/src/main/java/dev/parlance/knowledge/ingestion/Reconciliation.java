package dev.parlance.knowledge.ingestion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.document.queue.Inventory;
import dev.parlance.knowledge.index.Holding;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Passages;

/**
 * Compares what the index holds with what it should hold, collection by collection, and mends it from what is kept in the
 * database. Of an index that is lost altogether this makes the whole anew, without reading or embedding anything again.
 */
@Component
class Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

    private static final int TOGETHER = 32;

    private final AtomicBoolean running = new AtomicBoolean();

    private final Inventory inventory;

    private final Passages passages;

    private final Vectorising vectorising;

    Reconciliation(Inventory inventory, Passages passages, Vectorising vectorising) {
        this.inventory = inventory;
        this.passages = passages;
        this.vectorising = vectorising;
    }

    /** Fails as a conflict where one is running already. It is over before anybody hears its report. */
    Mono<Report> run(boolean mend) {
        return Mono.defer(() -> running.compareAndSet(false, true)
                ? Mono.using(() -> running, begun -> all(mend), begun -> begun.set(false))
                : Mono.error(Failure.conflict("already_running", "The index is being compared already.")));
    }

    private Mono<Report> all(boolean mend) {
        return Flux.concat(inventory.owners(), passages.owners()).distinct()
                .concatMap(owner -> one(owner, mend), 1)
                .reduce(Report.NOTHING, Report::plus)
                .flatMap(report -> mend ? passages.markWhole().thenReturn(report) : Mono.just(report))
                .doOnNext(report -> log.info("The index was compared with the database: {}", report));
    }

    /** The index is read first: what is added meanwhile looks missing then, and is only written once more. */
    private Mono<Report> one(Owner owner, boolean mend) {
        return passages.holdings(owner).collectMap(Holding::documentId, Holding::passages)
                .zipWhen(held -> inventory.expected(owner, vectorising.model()))
                .map(both -> Difference.between(both.getT1(), both.getT2()))
                .flatMap(difference -> mend
                        ? mended(owner, difference).thenReturn(difference.report())
                        : Mono.just(difference.report()));
    }

    private Mono<Void> mended(Owner owner, Difference difference) {
        Mono<Void> restored = Flux.fromIterable(difference.wrong()).buffer(TOGETHER)
                .concatMap(some -> inventory.restore(some, passages::replaceAll), 1).then();
        Mono<Void> withdrawn = Flux.fromIterable(difference.surplus()).buffer(TOGETHER)
                .concatMap(some -> inventory.withdraw(some, gone -> passages.removeAll(owner, gone)), 1).then();
        return restored.then(withdrawn);
    }

    /**
     * @param documents how many the database has
     * @param wrong those that are missing in the index, or have another number of passages there
     * @param surplus those the index should not have
     */
    record Difference(int documents, List<String> wrong, List<String> surplus) {

        static Difference between(Map<String, Integer> held, Map<String, Integer> expected) {
            Map<String, Integer> wrong = new HashMap<>(expected);
            wrong.entrySet().removeIf(one -> one.getValue() == Inventory.ANY
                    || one.getValue().equals(held.getOrDefault(one.getKey(), 0)));
            List<String> surplus = held.keySet().stream().filter(document -> !expected.containsKey(document)).toList();
            return new Difference(expected.size(), List.copyOf(wrong.keySet()), surplus);
        }

        Report report() {
            return new Report(1, documents, wrong.size(), surplus.size());
        }
    }

    /** How many collections and documents were compared, and how many documents were wrong or too many in the index. */
    record Report(int collections, long documents, long wrong, long surplus) {

        static final Report NOTHING = new Report(0, 0, 0, 0);

        Report plus(Report other) {
            return new Report(collections + other.collections, documents + other.documents, wrong + other.wrong,
                    surplus + other.surplus);
        }
    }
}
