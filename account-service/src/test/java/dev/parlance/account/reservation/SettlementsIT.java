package dev.parlance.account.reservation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.parlance.account.Instances;
import dev.parlance.account.ledger.Money;
import dev.parlance.account.ledger.Wallet;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.testkit.contract.EventContract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests for {@link Settlements} on two instances and a real PostgreSQL. */
class SettlementsIT {

    private static Instances instances;

    private final Desk desk = new Desk(instances, 1_000_000);

    @BeforeAll
    static void start() {
        instances = Instances.start(2, Map.of());
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
    void chargesWhatACallCostAndFreesTheRest() {
        Answer.Granted block = desk.block(10_000, 2);

        desk.settle(0, desk.call(block, 0, 7_000));

        assertThat(desk.wallet()).isEqualTo(wallet(993_000, 10_000));
        assertThat(desk.own("calls")).isOne();
        assertThat(desk.sum("amount", "journal WHERE target = 'usage'")).isEqualTo(7_000);
    }

    @Test
    void chargesACallOnceHoweverOftenItIsSettled() {
        Answer.Granted block = desk.block(10_000, 3);
        var call = new Settlement(List.of(desk.call(block, 1, 7_000)), List.of());

        desk.settleAtOnce(60, number -> call);

        assertThat(desk.wallet()).isEqualTo(wallet(993_000, 20_000));
        assertThat(desk.own("calls")).isOne();
        assertThat(desk.own("outbox")).isOne();
    }

    @Test
    void settlesTheRestOfAGroupWhereSomeCallsHadEnded() {
        Answer.Granted block = desk.block(10_000, 3);
        desk.settle(0, desk.call(block, 1, 1));

        desk.settle(1, desk.call(block, 0, 10), desk.call(block, 1, 100), desk.call(block, 2, 1_000));

        assertThat(desk.wallet()).isEqualTo(wallet(998_989, 0));
        assertThat(desk.own("blocks")).isZero();
    }

    @Test
    void writesOneEntryOfTheJournalForAGroupAndNamesItInItsCalls() {
        Answer.Granted block = desk.block(10_000, 3);

        desk.settle(0, desk.call(block, 0, 1), desk.call(block, 1, 2), desk.call(block, 2, 0));

        assertThat(desk.count("journal j JOIN calls c ON c.entry = j.id WHERE j.amount = 3 AND j.calls = 3"
                + " AND j.account = '" + desk.account + "'")).isEqualTo(3);
        assertThat(desk.own("journal")).isEqualTo(2);
    }

    @Test
    void recordsFreeCallsWithoutAnEntry() {
        Answer.Granted block = desk.block(0, 2);

        desk.settle(0, desk.call(block, 0, 0), desk.call(block, 1, 0));

        assertThat(desk.own("calls")).isEqualTo(2);
        assertThat(desk.own("journal")).isOne();
        assertThat(desk.sum("requests", "usage_hours WHERE true")).isEqualTo(2);
    }

    @Test
    void chargesWhatACallCostEvenAboveItsAmount() {
        var poor = new Desk(instances, 10_000);
        Answer.Granted block = poor.block(10_000, 1);

        poor.settle(0, poor.call(block, 0, 12_500));

        assertThat(poor.wallet()).isEqualTo(wallet(-2_500, 0));
        assertThat(poor.reserve(0, poor.ask(1, 1)).getFirst()).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void freesWhatIsReturnedAndWritesNothingAboutIt() {
        Answer.Granted block = desk.block(1_000, 4);

        desk.giveBack(block, 0, 2, 3);
        desk.giveBack(block, 2, 3);

        assertThat(desk.wallet()).isEqualTo(wallet(1_000_000, 1_000));
        assertThat(desk.own("calls") + desk.own("outbox")).isZero();
    }

    @Test
    void chargesNothingForASlotThatWasReturned() {
        Answer.Granted block = desk.block(1_000, 2);
        desk.giveBack(block, 0);

        desk.settle(1, desk.call(block, 0, 900));

        assertThat(desk.wallet()).isEqualTo(wallet(1_000_000, 1_000));
    }

    @Test
    void passesOverWhatWasNeverReserved() {
        Answer.Granted block = desk.block(1_000, 2);
        var unknown = new Answer.Granted(Ids.next(), 1, true);

        desk.settle(0, desk.call(unknown, 0, 5), desk.call(block, 2, 5), desk.call(block, 255, 5));

        assertThat(desk.wallet()).isEqualTo(wallet(1_000_000, 2_000));
        assertThat(desk.own("calls")).isZero();
    }

    @Test
    void chargesNobodyForTheBlockOfAnother() {
        Answer.Granted block = desk.block(1_000, 2);
        var other = new Desk(instances, 1_000_000);

        other.settle(0, other.call(block, 0, 700));

        assertThat(other.wallet()).isEqualTo(wallet(1_000_000, 0));
        assertThat(desk.wallet()).isEqualTo(wallet(1_000_000, 2_000));
    }

    @Test
    void tellsEachAccountOfItsOwnCalls() {
        var other = new Desk(instances, 1_000_000);
        Answer.Granted mine = desk.block(1_000, 1);
        Answer.Granted theirs = other.block(1_000, 1);

        desk.settle(0, desk.call(mine, 0, 123_456), other.call(theirs, 0, 1));

        assertThat(desk.fact()).contains(mine.blockId() + "-0", "0.123456").doesNotContain(theirs.blockId().toString());
        assertThat(EventContract.of(UsageRecorded.TYPE).violations(desk.fact())).isEmpty();
        assertThat(other.fact()).contains(theirs.blockId() + "-0").doesNotContain(mine.blockId().toString());
    }

    @Test
    void settlesNothingThatCannotBeTold() {
        Answer.Granted block = desk.block(1_000, 1);
        patiently("ALTER TABLE outbox ADD CONSTRAINT no_room CHECK (account <> '" + desk.account + "') NOT VALID");
        try {
            assertThatThrownBy(() -> desk.settle(0, desk.call(block, 0, 900))).isNotNull();
        } finally {
            patiently("ALTER TABLE outbox DROP CONSTRAINT no_room");
        }

        assertThat(desk.wallet()).isEqualTo(wallet(1_000_000, 1_000));
        assertThat(desk.own("calls") + desk.own("usage_hours")).isZero();
    }

    /** The relays of other tests are at the table all the time. */
    private void patiently(String change) {
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            instances.run(change);
            return true;
        });
    }

    @Test
    void neverWaitsInACircleWhenGroupsOverlap() {
        List<Desk> desks = IntStream.range(0, 6).mapToObj(number -> new Desk(instances, 1_000_000)).toList();
        List<Answer.Granted> blocks = desks.stream().map(one -> one.block(10, 40)).toList();

        IntStream.range(0, 40).parallel().forEach(slot -> settleOneOfEach(desks, blocks, slot));

        assertThat(desks).allSatisfy(one -> assertThat(one.wallet()).isEqualTo(wallet(999_960, 0)));
    }

    private static void settleOneOfEach(List<Desk> desks, List<Answer.Granted> blocks, int slot) {
        EndedCall[] calls = IntStream.range(0, desks.size())
                .map(place -> slot % 2 == 0 ? place : desks.size() - 1 - place)
                .mapToObj(place -> desks.get(place).call(blocks.get(place), slot, 1)).toArray(EndedCall[]::new);
        desks.getFirst().settle(slot / 2, calls);
    }

    @Test
    void keepsTheJournalAsItWasWritten() {
        assertThatThrownBy(() -> instances.run("UPDATE journal SET amount = amount + 1")).hasMessageContaining(
                "never changed");
        assertThatThrownBy(() -> instances.run("DELETE FROM journal")).hasMessageContaining("never changed");
        assertThatThrownBy(() -> instances.run("TRUNCATE journal")).hasMessageContaining("never changed");
    }

    private static Wallet wallet(long balance, long reserved) {
        return new Wallet(new Money(balance), new Money(reserved));
    }
}
