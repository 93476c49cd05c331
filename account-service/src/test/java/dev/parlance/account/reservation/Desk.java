package dev.parlance.account.reservation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.account.Instances;
import dev.parlance.account.audit.Author;
import dev.parlance.account.ledger.BookReport;
import dev.parlance.account.ledger.Books;
import dev.parlance.account.ledger.Grant;
import dev.parlance.account.ledger.Ledger;
import dev.parlance.account.ledger.Money;
import dev.parlance.account.ledger.Wallet;
import dev.parlance.chassis.identity.Ids;

/** Reserves and settles as a holder does, at any of several instances. */
final class Desk {

    static final Instant START = Instant.parse("2026-03-14T09:26:53Z");

    final Instances instances;

    final UUID holder = Ids.next();

    final UUID account;

    final UUID key = Ids.next();

    Desk(Instances instances, long micros) {
        this.instances = instances;
        this.account = newAccount(instances, micros);
    }

    static UUID newAccount(Instances instances, long micros) {
        UUID account = Ids.next();
        instances.run("INSERT INTO accounts (id, name, plan, created_at) VALUES ('" + account
                + "', 'test', 'enterprise', now())");
        if (micros != 0) {
            var grant = new Grant(Ids.next(), account, new Money(micros), "");
            Instances.wait(instances.get(0, Ledger.class).grant(Author.operator("test"), grant));
        }
        return account;
    }

    List<Answer> reserve(int instance, Ask... asks) {
        return Instances.wait(instances.get(instance, Reservations.class).reserve(holder, List.of(asks)));
    }

    /** As many asks at the same moment, spread over the instances. */
    List<Answer> reserveAtOnce(int count, IntFunction<Ask> ask) {
        return Instances.wait(Flux.range(0, count)
                .flatMap(number -> instances.get(number, Reservations.class)
                        .reserve(holder, List.of(ask.apply(number))), count)
                .map(List::getFirst).collectList());
    }

    /** The same, held up until all have asked and none has been answered: they wait for the wallet together. */
    List<Answer> reserveTogether(int count, IntFunction<Ask> ask) {
        var answers = new AtomicReference<CompletableFuture<List<Answer>>>();
        Mono<Void> begin = Mono.fromRunnable(() -> answers.set(CompletableFuture.supplyAsync(
                () -> reserveAtOnce(count, ask))));
        Mono<Void> held = database().sql("SELECT FROM wallets WHERE account = '" + account + "' FOR UPDATE").then();
        Instances
                .wait(instances.get(0, TransactionalOperator.class).transactional(held.then(begin).then(queue(count))));
        return answers.get().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private Mono<Long> queue(int count) {
        return instances.get(1, DatabaseClient.class).sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
                .map(row -> row.get(0, Long.class)).one().repeat(2000).takeUntil(waiting -> waiting >= count).last();
    }

    private DatabaseClient database() {
        return instances.get(0, DatabaseClient.class);
    }

    /** As many settlements at the same moment, spread over the instances. */
    void settleAtOnce(int count, IntFunction<Settlement> settlement) {
        Instances.wait(Flux.range(0, count)
                .flatMap(number -> instances.get(number, Settlements.class).settle(settlement.apply(number)), count)
                .then());
    }

    Ask ask(long amount, int slots) {
        return new Ask(account, amount, 0, slots);
    }

    /** A block that has to be granted. */
    Answer.Granted block(long amount, int slots) {
        return (Answer.Granted) reserve(0, ask(amount, slots)).getFirst();
    }

    void settle(int instance, EndedCall... calls) {
        settle(instance, new Settlement(List.of(calls), List.of()));
    }

    void settle(int instance, Settlement settlement) {
        Instances.wait(instances.get(instance, Settlements.class).settle(settlement));
    }

    void giveBack(Answer.Granted block, int... slots) {
        settle(0, new Settlement(List.of(),
                IntStream.of(slots).mapToObj(slot -> new SlotId(block.blockId(), slot)).toList()));
    }

    EndedCall call(Answer.Granted block, int slot, long cost) {
        return new EndedCall(new SlotId(block.blockId(), slot), account, key, "small", "openai", "/v1/chat/completions",
                EndedCall.Status.DONE, 100, 40, 20, false, cost, START, 250, "request-" + slot);
    }

    Wallet wallet() {
        return Instances.wait(instances.get(0, Ledger.class).get(account));
    }

    BookReport audit() {
        return Instances.wait(instances.get(0, Books.class).audit(true));
    }

    long count(String from) {
        return instances.one("SELECT count(*) FROM " + from, Long.class);
    }

    /** Rows of this account. */
    long own(String table) {
        return count(table + " WHERE account = '" + account + "'");
    }

    /** Over rows of this account. */
    long sum(String column, String fromWhere) {
        return instances.one("SELECT CAST(coalesce(sum(" + column + "), 0) AS bigint) FROM " + fromWhere
                + " AND account = '" + account + "'", Long.class);
    }

    /** The one fact that was told of this account's calls. */
    String fact() {
        return instances.one("SELECT convert_from(data, 'UTF8') FROM outbox WHERE topic = 'account.usage'"
                + " AND account = '" + account + "'", String.class);
    }
}
