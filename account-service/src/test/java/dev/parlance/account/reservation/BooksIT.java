package dev.parlance.account.reservation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.account.Instances;
import dev.parlance.account.audit.Author;
import dev.parlance.account.ledger.Grant;
import dev.parlance.account.ledger.Ledger;
import dev.parlance.account.ledger.Money;
import dev.parlance.chassis.identity.Ids;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the books agree at every moment, whatever happens in whatever order: holders on two instances reserve, settle,
 * settle again, give back, fall silent and are swept, while operators grant and the books are added up all the time.
 */
class BooksIT {

    private static final int STEPS = 120;

    private static Instances instances;

    @BeforeAll
    static void start() {
        instances = Instances.start(2, Map.of("parlance.ledger.sweep-every", "1h"));
    }

    @AfterAll
    static void stop() {
        instances.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000, 50_000})
    void agreeWhateverHappensInWhateverOrder(long seed) {
        List<Desk> desks = IntStream.range(0, 3).mapToObj(number -> new Desk(instances, 200_000)).toList();
        var slots = new ConcurrentLinkedQueue<SlotId>();

        IntStream.range(0, 6).parallel().forEach(number -> live(desks, slots, new Random(seed + number)));

        assertThat(desks.getFirst().audit().faults()).as("after seed %d", seed).isEmpty();
        endAll(desks);
        assertThat(desks.getFirst().audit().faults()).as("at the end of seed %d", seed).isEmpty();
        assertThat(desks).allSatisfy(desk -> assertThat(desk.wallet().reserved()).isEqualTo(new Money(0)));
        assertThat(slots).doesNotHaveDuplicates();
    }

    private static void live(List<Desk> desks, ConcurrentLinkedQueue<SlotId> slots, Random random) {
        Deque<EndedCall> open = new ArrayDeque<>();
        List<EndedCall> settled = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            Desk desk = desks.get(random.nextInt(desks.size()));
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> reserve(desk, random, slots, open);
                case 3, 4, 5 -> settle(desk, random, open, settled);
                case 6 -> settleAgain(desk, random, settled);
                case 7 -> giveBack(desk, random, open);
                case 8 -> grant(desk, random);
                default -> sweepOrAudit(desk, random);
            }
        }
    }

    private static void reserve(Desk desk, Random random, ConcurrentLinkedQueue<SlotId> slots, Deque<EndedCall> open) {
        long amount = random.nextInt(4) * 500L;
        for (Answer answer : desk.reserve(random.nextInt(2), desk.ask(amount, 1 + random.nextInt(6)))) {
            if (answer instanceof Answer.Granted granted) {
                IntStream.range(0, granted.slots())
                        .mapToObj(slot -> desk.call(granted, slot, random.nextInt((int) amount + 100)))
                        .forEach(call -> keep(call, slots, open));
            }
        }
    }

    private static void keep(EndedCall call, ConcurrentLinkedQueue<SlotId> slots, Deque<EndedCall> open) {
        slots.add(call.id());
        open.add(call);
    }

    private static void settle(Desk desk, Random random, Deque<EndedCall> open, List<EndedCall> settled) {
        EndedCall[] calls = Stream.generate(open::poll).limit(1 + random.nextInt(8)).takeWhile(call -> call != null)
                .toArray(EndedCall[]::new);
        desk.settle(random.nextInt(2), calls);
        settled.addAll(List.of(calls));
    }

    private static void settleAgain(Desk desk, Random random, List<EndedCall> settled) {
        EndedCall[] calls = settled.stream().filter(call -> random.nextInt(5) == 0).limit(5).toArray(EndedCall[]::new);
        desk.settle(random.nextInt(2), calls);
    }

    private static void giveBack(Desk desk, Random random, Deque<EndedCall> open) {
        EndedCall call = open.pollLast();
        if (call != null) {
            desk.settle(random.nextInt(2), new Settlement(List.of(), List.of(call.id())));
        }
    }

    private static void grant(Desk desk, Random random) {
        var grant = new Grant(Ids.next(), desk.account, new Money(1 + random.nextInt(5_000)), "");
        Instances.wait(instances.get(0, Ledger.class).grant(Author.operator("test"), grant));
        Instances.wait(instances.get(1, Ledger.class).grant(Author.operator("test"), grant));
    }

    private static void sweepOrAudit(Desk desk, Random random) {
        if (random.nextBoolean()) {
            assertThat(desk.audit().faults()).isEmpty();
            return;
        }
        instances.run("UPDATE blocks SET opened_at = now() - interval '2 minutes' WHERE id IN"
                + " (SELECT id FROM blocks WHERE account = '" + desk.account + "' LIMIT 2 FOR UPDATE SKIP LOCKED)");
        Instances.wait(instances.get(random.nextInt(2), Holders.class).sweep());
    }

    private static void endAll(List<Desk> desks) {
        instances.run("UPDATE blocks SET opened_at = now() - interval '2 minutes'");
        Holders holders = instances.get(0, Holders.class);
        Instances.wait(holders.sweep().repeat().takeUntil(swept -> swept == 0).then());
        assertThat(desks.getFirst().count("blocks")).isZero();
    }
}
