package dev.parlance.inference.metering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import dev.parlance.inference.metering.Ledger.Answer;
import dev.parlance.inference.metering.Purse.Asked;

/** The purses of all accounts. What several of them need is asked for together, one question at a time. */
final class Purses {

    private static final long STALE = Duration.ofSeconds(2).toNanos();

    private static final long FORGOTTEN = Duration.ofMinutes(1).toNanos();

    private static final int MOST_WISHES = 500;

    private final Ledger ledger;

    private final LongSupplier nanos;

    private final Map<Place, Purse> purses = new ConcurrentHashMap<>();

    private final SequencedSet<Purse> wanting = new LinkedHashSet<>();

    private boolean asking;

    Purses(Ledger ledger, LongSupplier nanos) {
        this.ledger = ledger;
        this.nanos = nanos;
    }

    private record Place(UUID account, long amount) {}

    /** Completes once the call is paid for; fails with 402, 429 or 503. */
    Mono<Void> pay(Call call) {
        return Mono.deferContextual(
                asked -> visit(new Waiter(call), new Place(call.account(), rounded(call.needed())), asked));
    }

    /** Sizes are powers of two, so that calls that differ a little share a purse. */
    private static long rounded(long amount) {
        return amount <= 1 ? amount : Math.max(amount, Long.highestOneBit(amount - 1) << 1);
    }

    private Mono<Void> visit(Waiter waiter, Place place, ContextView asked) {
        Purse purse = purses.computeIfAbsent(place, at -> new Purse(at.account(), at.amount(), nanos.getAsLong()));
        return switch (purse.visit(waiter, nanos.getAsLong())) {
            case PAID -> Mono.empty();
            case PAID_AND_LOW -> Mono.<Void>empty().doOnSubscribe(paid -> wants(purse, asked));
            case WAITS -> waiter.admitted().doOnSubscribe(waits -> wants(purse, asked));
            case CLOSED -> {
                purses.remove(place, purse);
                yield visit(waiter, place, asked);
            }
        };
    }

    /** What nobody has used lately; it is up to the caller to return it. */
    List<Slot> stale() {
        long now = nanos.getAsLong();
        List<Slot> stale = new ArrayList<>();
        purses.values().forEach(purse -> stale.addAll(purse.stale(now - STALE)));
        purses.values().removeIf(purse -> purse.closeIfUnused(now - FORGOTTEN));
        return stale;
    }

    /** All that is left, when nobody comes any more. */
    List<Slot> rest() {
        List<Slot> rest = new ArrayList<>();
        purses.values().forEach(purse -> rest.addAll(purse.stale(nanos.getAsLong() + 1)));
        return rest;
    }

    /** @param asked of whom it is wanted for; the ledger is told of its trace, if of any */
    private void wants(Purse purse, ContextView asked) {
        synchronized (wanting) {
            wanting.add(purse);
            if (asking) {
                return;
            }
            asking = true;
        }
        ask(asked);
    }

    private void ask(ContextView asking) {
        List<Asked> asked = next();
        if (!asked.isEmpty()) {
            ledger.reserve(asked.stream().map(Asked::wish).toList()).contextWrite(asking)
                    .subscribe(answers -> answered(asked, answers), failure -> failed(asked, failure));
        }
    }

    private List<Asked> next() {
        synchronized (wanting) {
            List<Asked> asked = new ArrayList<>();
            while (!wanting.isEmpty() && asked.size() < MOST_WISHES) {
                asked.addAll(wanting.removeFirst().wishes());
            }
            asking = !asked.isEmpty();
            return asked;
        }
    }

    private void answered(List<Asked> asked, List<Answer> answers) {
        if (answers.size() != asked.size()) {
            failed(asked, new IllegalStateException("As many answers as wishes are needed"));
            return;
        }
        for (int at = 0; at < asked.size(); at++) {
            if (asked.get(at).fulfil(answers.get(at), nanos.getAsLong())) {
                again(asked.get(at).purse());
            }
        }
        ask(Context.empty());
    }

    private void failed(List<Asked> asked, Throwable failure) {
        asked.forEach(each -> each.fail(failure));
        ask(Context.empty());
    }

    private void again(Purse purse) {
        synchronized (wanting) {
            wanting.add(purse);
        }
    }
}
