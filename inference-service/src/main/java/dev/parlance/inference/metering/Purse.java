package dev.parlance.inference.metering;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

import dev.parlance.inference.metering.Ledger.Answer;
import dev.parlance.inference.metering.Ledger.Wish;

/**
 * Calls of one account and one size, paid ahead. How many depends on how fast they went lately; where money or tokens are
 * short, every call is asked for by itself.
 */
final class Purse {

    private static final int MOST_AHEAD = 64;

    private static final int MOST_AT_ONCE = 256;

    /** Blocks that follow each other within this time show that larger ones are wanted. */
    private static final long BUSY = Duration.ofMillis(500).toNanos();

    private final UUID account;

    private final long amount;

    private final Deque<Slot> free = new ArrayDeque<>();

    /** Granted to somebody who has left, and of no use to others. */
    private final List<Slot> tooSmall = new ArrayList<>();

    private final Deque<Waiter> waiting = new ArrayDeque<>();

    /** Who got an answer and has not been told. */
    private final List<Waiter> decided = new ArrayList<>();

    private int batch = 1;

    /** Whether calls may be reserved before they are made; nobody knows until the first answer. */
    private boolean ahead;

    private boolean wished;

    private boolean closed;

    private long lastGrant;

    private long lastUse;

    /** @param amount for a call that is paid ahead, in micro-units */
    Purse(UUID account, long amount, long now) {
        this.account = account;
        this.amount = amount;
        this.lastGrant = now;
        this.lastUse = now;
    }

    /** What came of somebody's coming. */
    enum Visit {
        /** It was paid. */
        PAID,
        /** It was paid, and the purse should be filled before it is empty. */
        PAID_AND_LOW,
        /** It waits. */
        WAITS,
        /** The purse is no longer in use. */
        CLOSED
    }

    synchronized Visit visit(Waiter waiter, long now) {
        if (closed) {
            return Visit.CLOSED;
        }
        lastUse = now;
        Slot slot = free.pollFirst();
        if (slot == null) {
            waiting.add(waiter);
            return Visit.WAITS;
        }
        if (!waiter.admit(slot)) {
            free.addFirst(slot);
        }
        return isLow() ? Visit.PAID_AND_LOW : Visit.PAID;
    }

    private boolean isLow() {
        return ahead && batch > 1 && !wished && free.size() <= batch / 2;
    }

    /** What to ask for now; each wish has to be answered by {@link #fulfil} or {@link #fail}. */
    synchronized List<Asked> wishes() {
        List<Asked> asked = new ArrayList<>();
        List<Waiter> together = new ArrayList<>();
        while (!waiting.isEmpty() && asked.size() + together.size() < MOST_AT_ONCE) {
            Waiter next = waiting.removeFirst();
            if (ahead && !next.isAlone()) {
                together.add(next);
            } else {
                long needed = next.isAlone() ? next.amount() : amount;
                asked.add(new Asked(this, new Wish(account, needed, next.input(), 1), List.of(next), false));
            }
        }
        if (!together.isEmpty() || isLow()) {
            wished = true;
            asked.add(new Asked(this, new Wish(account, amount, 0, Math.max(together.size(), batch)), together, true));
        }
        return asked;
    }

    /** Takes an answer in; whom it concerns has to be told with {@link #decided}. True when there is more to ask for. */
    synchronized boolean fulfil(Asked asked, Answer answer, long now) {
        switch (answer) {
            case Answer.Granted granted -> granted(asked, granted, now);
            case Answer.Refused refused -> refused(asked, refused);
        }
        return !waiting.isEmpty();
    }

    synchronized void fail(Asked asked, Throwable reason) {
        wished = wished && !asked.together();
        asked.waiters().forEach(waiter -> refuse(waiter, reason));
    }

    /** Who is to be told now, each once. */
    synchronized List<Waiter> decided() {
        List<Waiter> all = List.copyOf(decided);
        decided.clear();
        return all;
    }

    private void refuse(Waiter waiter, Throwable reason) {
        waiter.refuse(reason);
        decided.add(waiter);
    }

    private void granted(Asked asked, Answer.Granted granted, long now) {
        ahead = granted.ahead();
        if (asked.together()) {
            wished = false;
            batch = granted.slots() < asked.wish().slots()
                    ? granted.slots()
                    : Math.min(MOST_AHEAD, now - lastGrant < BUSY ? batch * 2 : batch);
        } else if (ahead && now - lastGrant < BUSY) {
            batch = Math.max(batch, 2);
        }
        lastGrant = now;
        asked.waiters().reversed().forEach(waiting::addFirst);
        for (int number = 0; number < granted.slots(); number++) {
            offer(new Slot(granted.blockId(), number, asked.wish().amount(), now));
        }
    }

    /** To the first who still waits and for whom it is large enough; else it is kept. */
    private void offer(Slot slot) {
        while (!waiting.isEmpty() && waiting.getFirst().amount() <= slot.amount()) {
            Waiter next = waiting.removeFirst();
            if (next.admit(slot)) {
                decided.add(next);
                return;
            }
        }
        if (slot.amount() < amount) {
            tooSmall.add(slot);
        } else {
            free.addLast(slot);
        }
    }

    private void refused(Asked asked, Answer.Refused refused) {
        wished = wished && !asked.together();
        batch = 1;
        for (Waiter waiter : asked.waiters().reversed()) {
            if (waiter.isAlone() || waiter.amount() == asked.wish().amount()) {
                refuse(waiter, Refusals.of(refused));
            } else {
                waiter.goAlone();
                waiting.addFirst(waiter);
            }
        }
    }

    /** Gives up what was not used for some time. */
    synchronized List<Slot> stale(long before) {
        List<Slot> stale = new ArrayList<>(tooSmall);
        tooSmall.clear();
        while (!free.isEmpty() && free.getFirst().since() - before < 0) {
            stale.add(free.removeFirst());
        }
        if (!stale.isEmpty()) {
            batch = Math.max(1, batch / 2);
        }
        return stale;
    }

    /** True when nobody has come for so long that it can be forgotten; whoever comes now needs a new one. */
    synchronized boolean closeIfUnused(long before) {
        closed = closed || free.isEmpty() && tooSmall.isEmpty() && waiting.isEmpty() && !wished && lastUse - before < 0;
        return closed;
    }

    /**
     * A wish and who waits for it.
     *
     * @param together whether it is the purse's own, to serve whoever comes
     */
    record Asked(Purse purse, Wish wish, List<Waiter> waiters, boolean together) {

        boolean fulfil(Answer answer, long now) {
            boolean more = purse.fulfil(this, answer, now);
            purse.decided().forEach(Waiter::tell);
            return more;
        }

        void fail(Throwable reason) {
            purse.fail(this, reason);
            purse.decided().forEach(Waiter::tell);
        }
    }
}
