package dev.parlance.account.reservation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.parlance.account.Instances;
import dev.parlance.account.ledger.Money;
import dev.parlance.account.ledger.Wallet;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Holders}: what happens to reservations whose holder was killed. */
class HoldersIT {

    private static final Wallet UNTOUCHED = new Wallet(new Money(1_000_000), new Money(0));

    private static Instances instances;

    private final Desk desk = new Desk(instances, 1_000_000);

    @BeforeAll
    static void start() {
        instances = Instances.start(2, Map.of("parlance.ledger.sweep-every", "1h"));
    }

    @AfterAll
    static void stop() {
        instances.close();
    }

    @AfterEach
    void booksAgree() {
        assertThat(desk.audit().faults()).isEmpty();
    }

    @Test
    void givesUpWhatADeadHolderLeft() {
        Answer.Granted block = desk.block(1_000, 5);
        desk.settle(0, desk.call(block, 1, 400));
        pass(61);

        sweep(0);

        assertThat(desk.wallet()).isEqualTo(new Wallet(new Money(999_600), new Money(0)));
        assertThat(desk.count("calls WHERE status = 'orphaned' AND cost = 0 AND account = '" + desk.account + "'"))
                .isEqualTo(4);
    }

    @Test
    void leavesTheLivingAlone() {
        desk.block(1_000, 5);
        pass(61);
        hear(null);

        sweep(0);

        assertThat(desk.wallet().reserved()).isEqualTo(new Money(5_000));
    }

    @Test
    void givesNewHoldersTimeToBeHeard() {
        desk.block(1_000, 5);
        pass(55);

        sweep(0);

        assertThat(desk.wallet().reserved()).isEqualTo(new Money(5_000));
    }

    @Test
    void takesAHolderForDeadThatHasFallenSilent() {
        hear(null);
        desk.block(1_000, 5);
        pass(61);

        sweep(1);

        assertThat(desk.wallet()).isEqualTo(UNTOUCHED);
    }

    @Test
    void changesNothingWhenASettlementComesAfterTheSweep() {
        Answer.Granted block = desk.block(1_000, 2);
        pass(61);
        sweep(0);

        desk.settle(1, desk.call(block, 0, 900), desk.call(block, 1, 900));

        assertThat(desk.wallet()).isEqualTo(UNTOUCHED);
        assertThat(desk.own("calls")).isEqualTo(2);
    }

    @Test
    void sweepsOnceThoughManyInstancesSweep() {
        IntStream.range(0, 30).forEach(number -> desk.block(100, 3));
        pass(61);

        IntStream.range(0, 16).parallel().forEach(HoldersIT::sweep);

        assertThat(desk.wallet()).isEqualTo(UNTOUCHED);
        assertThat(desk.own("calls")).isEqualTo(90);
    }

    @Test
    void letsASettlementAndASweepEndASlotOnlyOnce() {
        List<Answer.Granted> blocks = IntStream.range(0, 40).mapToObj(number -> desk.block(100, 2)).toList();
        pass(61);

        IntStream.range(0, 40).parallel().forEach(number -> settleOrSweep(blocks, number));
        sweep(0);

        assertThat(desk.own("calls")).isEqualTo(80);
        long charged = desk.count("calls WHERE cost > 0 AND account = '" + desk.account + "'");
        assertThat(desk.wallet()).isEqualTo(new Wallet(new Money(1_000_000 - charged * 70), new Money(0)));
    }

    private void settleOrSweep(List<Answer.Granted> blocks, int number) {
        if (number % 8 == 0) {
            sweep(number / 8);
        }
        desk.settle(number, desk.call(blocks.get(number), 0, 70), desk.call(blocks.get(number), 1, 70));
    }

    @Test
    void givesUpBlocksTheirHolderNeverHeardOf() {
        Answer.Granted lost = desk.block(1_000, 3);
        Answer.Granted known = desk.block(1_000, 2);
        pass(61);

        hear(List.of(known.blockId()));

        assertThat(desk.wallet().reserved()).isEqualTo(new Money(2_000));
        assertThat(desk.count("blocks WHERE id = '" + lost.blockId() + "'")).isZero();
    }

    @Test
    void leavesBlocksAloneWhoseAnswerMayBeOnItsWay() {
        desk.block(1_000, 3);

        hear(List.of());

        assertThat(desk.wallet().reserved()).isEqualTo(new Money(3_000));
    }

    private void hear(List<UUID> known) {
        Holders holders = instances.get(0, Holders.class);
        Instances.wait(known == null ? holders.hear(desk.holder) : holders.hear(desk.holder, known));
    }

    private static void sweep(int instance) {
        Holders holders = instances.get(instance, Holders.class);
        Instances.wait(holders.sweep().repeat().takeUntil(swept -> swept == 0).then());
    }

    /** Moves what is written of this holder into the past. */
    private void pass(int seconds) {
        String then = " - interval '" + seconds + " seconds' ";
        instances.run("UPDATE blocks SET opened_at = opened_at" + then + "WHERE holder = '" + desk.holder + "'");
        instances.run("UPDATE holders SET seen_at = seen_at" + then + "WHERE id = '" + desk.holder + "'");
    }
}
