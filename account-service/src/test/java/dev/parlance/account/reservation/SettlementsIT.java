package dev.parlance.account.reservation;

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
        assertThat(desk.own("journal WHERE target = 'usage' AND amount = 7000 AND calls = 1 AND true")).isZero();
        assertThat(desk.own("calls")).isOne();
    }

    @Test
    void chargesACallOnceHoweverOftenItIsSettled() {
        Answer.Granted block = desk.block(10_000, 3);
        EndedCall call = desk.call(block, 1, 7_000);

        IntStream.range(0, 20).parallel().forEach(number -> desk.settle(number, call));

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

    private static Wallet wallet(long balance, long reserved) {
        return new Wallet(new Money(balance), new Money(reserved));
    }
}
