package dev.parlance.inference.metering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.identity.Ids;

/** A ledger in memory. Accounts without a balance are not limited. */
public final class FakeLedger implements Ledger {

    private static final int MOST_OF_ALL = 20;

    private final Map<UUID, Long> available = new ConcurrentHashMap<>();

    private final Map<String, Long> reserved = new ConcurrentHashMap<>();

    private final List<Settlement> settled = new ArrayList<>();

    private @Nullable RuntimeException away;

    private boolean ahead = true;

    private int questions;

    /** @param micros of the installation's currency, in millionths */
    public synchronized void grant(UUID account, long micros) {
        available.put(account, micros);
    }

    public synchronized void goAway(RuntimeException reason) {
        away = reason;
    }

    public synchronized void comeBack() {
        away = null;
    }

    synchronized void answerOneByOne() {
        ahead = false;
    }

    synchronized int questions() {
        return questions;
    }

    /** Calls that are reserved and have neither ended nor been given back. */
    public synchronized int open() {
        return reserved.size();
    }

    synchronized List<Settlement> settled() {
        return List.copyOf(settled);
    }

    public synchronized List<String> endings() {
        return settled.stream()
                .map(call -> call.model() + " " + call.status() + " " + call.input() + "+" + call.output())
                .toList();
    }

    /** Those of one account. */
    public synchronized List<String> endingsOf(UUID account) {
        return settled.stream().filter(call -> call.account().equals(account))
                .map(call -> call.model() + " " + call.status() + " " + call.input() + "+" + call.output())
                .toList();
    }

    public synchronized void forget() {
        settled.clear();
        available.clear();
    }

    @Override
    public Mono<List<Answer>> reserve(List<Wish> wishes) {
        return Mono.fromSupplier(() -> answers(wishes));
    }

    private synchronized List<Answer> answers(List<Wish> wishes) {
        questions++;
        if (away != null) {
            throw away;
        }
        return wishes.stream().map(this::answer).toList();
    }

    private Answer answer(Wish wish) {
        long left = available.getOrDefault(wish.account(), Long.MAX_VALUE);
        long affordable = wish.amount() == 0 ? wish.slots() : left / wish.amount();
        if (affordable == 0) {
            return new Answer.Refused("insufficient_balance", null);
        }
        long share = wish.amount() == 0 ? wish.slots() : Math.max(1, affordable / MOST_OF_ALL);
        int granted = (int) Math.min(wish.slots(), share);
        UUID block = Ids.next();
        for (int slot = 0; slot < granted; slot++) {
            reserved.put(block + "-" + slot, wish.amount());
        }
        available.computeIfPresent(wish.account(), (account, had) -> had - granted * wish.amount());
        return new Answer.Granted(block, granted, ahead);
    }

    @Override
    public Mono<Void> settle(List<Settlement> calls, List<Slot> unused) {
        return Mono.fromRunnable(() -> close(calls, unused));
    }

    private synchronized void close(List<Settlement> calls, List<Slot> unused) {
        if (away != null) {
            throw away;
        }
        calls.forEach(call -> closed(call.blockId() + "-" + call.slot()));
        unused.forEach(slot -> closed(slot.callId()));
        settled.addAll(calls);
    }

    private void closed(String id) {
        if (reserved.remove(id) == null) {
            throw new IllegalStateException("Ended twice, or never begun: " + id);
        }
    }

    @Override
    public Mono<Void> live() {
        return Mono.empty();
    }
}
