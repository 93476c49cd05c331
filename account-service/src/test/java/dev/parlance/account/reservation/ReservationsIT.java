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
import dev.parlance.chassis.identity.Ids;

import static dev.parlance.account.reservation.Answer.Reason.INSUFFICIENT_BALANCE;
import static dev.parlance.account.reservation.Answer.Reason.TOKEN_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Reservations} on two instances and a real PostgreSQL. */
class ReservationsIT {

    private static final Answer NO_MONEY = new Answer.Refused(INSUFFICIENT_BALANCE, null);

    private static Instances instances;

    private final Desk desk = new Desk(instances, 1_000_000);

    @BeforeAll
    static void start() {
        instances = Instances.start(2, Map.of("parlance.plans.small.input-tokens-per-minute", 1000));
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
    void grantsOneOfAHundredAtOnceWhereThereIsMoneyForOne() {
        var poor = new Desk(instances, 1_999);

        List<Answer> answers = poor.reserveAtOnce(100, number -> poor.ask(1_000, 1));

        assertThat(answers).filteredOn(Answer.Granted.class::isInstance).hasSize(1);
        assertThat(poor.wallet()).isEqualTo(new Wallet(new Money(1_999), new Money(1_000)));
    }

    @Test
    void grantsOneOfManyThatWaitedForTheSameWallet() {
        var poor = new Desk(instances, 1_999);

        List<Answer> answers = poor.reserveTogether(14, number -> poor.ask(1_000, 1));

        assertThat(answers).filteredOn(Answer.Granted.class::isInstance).hasSize(1);
        assertThat(poor.wallet().reserved()).isEqualTo(new Money(1_000));
    }

    @Test
    void countsTheTokensOfManyThatWaitedForTheSameWallet() {
        var poor = new Desk(instances, 0);
        instances.run("UPDATE accounts SET plan = 'small' WHERE id = '" + poor.account + "'");

        poor.reserveTogether(14, number -> new Ask(poor.account, 0, 300, 1));

        String minutes = "(SELECT count(*) AS calls FROM blocks WHERE account = '" + poor.account
                + "' GROUP BY minute) m";
        assertThat(instances.one("SELECT max(calls) FROM " + minutes, Long.class)).isEqualTo(3);
    }

    @Test
    void neverReservesMoreThanThereIsHoweverManyAskForHowMuch() {
        desk.reserveAtOnce(200, number -> desk.ask(7_919 + number, 1 + number % 256));

        Wallet wallet = desk.wallet();
        assertThat(wallet.reserved().micros()).isBetween(990_000L, 1_000_000L);
        assertThat(wallet.balance()).isEqualTo(new Money(1_000_000));
    }

    @Test
    void grantsWhatIsAskedForWhereMoneyIsPlenty() {
        assertThat(slots(desk.ask(100, 256))).isEqualTo(256);
    }

    @Test
    void grantsAtMostATwentiethOfWhatIsAvailable() {
        assertThat(slots(desk.ask(10_000, 100))).isEqualTo(5);
        assertThat(slots(desk.ask(10_000, 100))).isEqualTo(4);
    }

    @Test
    void grantsASingleSlotWhileOneFits() {
        assertThat(slots(desk.ask(600_000, 100))).isOne();
        assertThat(desk.reserve(0, desk.ask(600_000, 100))).containsExactly(NO_MONEY);
        assertThat(slots(desk.ask(400_000, 100))).isOne();
    }

    @Test
    void needsNoMoneyForWhatIsFree() {
        var penniless = new Desk(instances, 0);

        assertThat(penniless.reserve(0, penniless.ask(0, 256)).getFirst()).isInstanceOfSatisfying(Answer.Granted.class,
                granted -> assertThat(granted.slots()).isEqualTo(256));
        assertThat(penniless.reserve(0, penniless.ask(1, 1))).containsExactly(NO_MONEY);
    }

    @Test
    void answersInTheOrderOfTheAsks() {
        var penniless = new Desk(instances, 0);
        Ask stranger = new Ask(Ids.next(), 0, 0, 1);

        List<Answer> answers = desk.reserve(0, desk.ask(1, 3), penniless.ask(1, 1), desk.ask(900_000, 1), stranger,
                desk.ask(2, 4));

        assertThat(answers).extracting(ReservationsIT::slots).containsExactly(3, 0, 1, 0, 4);
        assertThat(answers).filteredOn(answer -> slots(answer) == 0).containsOnly(NO_MONEY);
        assertThat(desk.wallet().reserved()).isEqualTo(new Money(900_011));
    }

    @Test
    void decidesOnAsksOfOneAccountOneAfterTheOther() {
        List<Answer> answers = desk.reserve(0, desk.ask(600_000, 1), desk.ask(600_000, 1), desk.ask(400_000, 1));

        assertThat(answers).extracting(ReservationsIT::slots).containsExactlyInAnyOrder(1, 0, 1);
        assertThat(desk.wallet().reserved()).isEqualTo(new Money(1_000_000));
    }

    @Test
    void answersNobodyWithNothing() {
        assertThat(desk.reserve(0)).isEmpty();
    }

    @Test
    void neverWaitsInACircle() {
        List<Desk> desks = IntStream.range(0, 8).mapToObj(number -> new Desk(instances, 1_000_000)).toList();

        IntStream.range(0, 60).parallel().forEach(number -> desk.reserve(number, turned(desks, number)));

        assertThat(desks).allSatisfy(one -> assertThat(one.wallet().reserved()).isEqualTo(new Money(60)));
    }

    private static Ask[] turned(List<Desk> desks, int by) {
        return IntStream.range(0, desks.size()).mapToObj(place -> desks.get((place * 3 + by) % desks.size()).ask(1, 1))
                .toArray(Ask[]::new);
    }

    @Test
    void countsInputTokensExactlyOverAllInstances() {
        UUID limited = limited();

        desk.reserveAtOnce(100, number -> new Ask(limited, 0, 100, 1));

        String minutes = "(SELECT count(*) AS calls FROM blocks WHERE account = '" + limited + "' GROUP BY minute) m";
        assertThat(instances.one("SELECT max(calls) FROM " + minutes, Long.class)).isEqualTo(10);
    }

    @Test
    void saysWhenThereAreTokensAgain() {
        UUID limited = limited();
        desk.reserve(0, new Ask(limited, 0, 1000, 1));

        Answer refused = desk.reserve(1, new Ask(limited, 0, 1000, 1), new Ask(limited, 0, 1000, 1)).getLast();

        assertThat(refused).isInstanceOfSatisfying(Answer.Refused.class,
                answer -> assertThat(answer.retryAfter()).isBetween(1, 60));
    }

    @Test
    void promisesNothingWhereThereAreNeverTokensEnough() {
        assertThat(desk.reserve(0, new Ask(limited(), 0, 1001, 1)))
                .containsExactly(new Answer.Refused(TOKEN_LIMIT, null));
    }

    @Test
    void grantsSlotsOneByOneWhereTokensAreCounted() {
        assertThat(slots(new Ask(limited(), 0, 10, 50))).isOne();
    }

    @Test
    void countsTheTokensACallTookAndNotThoseItMightHave() {
        UUID limited = limited();
        var block = (Answer.Granted) desk.reserve(0, new Ask(limited, 0, 1000, 1)).getFirst();
        var unused = new Settlement(List.of(), List.of(new SlotId(block.blockId(), 0)));

        desk.settle(1, unused);

        assertThat(instances.one("SELECT tokens FROM wallets WHERE account = '" + limited + "'", Long.class)).isZero();
    }

    @Test
    void leavesTheTokensOfAnotherMinuteAlone() {
        UUID limited = limited();
        var block = (Answer.Granted) desk.reserve(0, new Ask(limited, 0, 1000, 1)).getFirst();
        instances.run("UPDATE wallets SET minute = minute + 1, tokens = 77 WHERE account = '" + limited + "'");

        desk.settle(1, new Settlement(List.of(), List.of(new SlotId(block.blockId(), 0))));

        assertThat(instances.one("SELECT tokens FROM wallets WHERE account = '" + limited + "'", Long.class))
                .isEqualTo(77);
    }

    private static UUID limited() {
        UUID account = Desk.newAccount(instances, 0);
        instances.run("UPDATE accounts SET plan = 'small' WHERE id = '" + account + "'");
        return account;
    }

    private int slots(Ask ask) {
        return slots(desk.reserve(0, ask).getFirst());
    }

    private static int slots(Answer answer) {
        return answer instanceof Answer.Granted granted ? granted.slots() : 0;
    }
}
