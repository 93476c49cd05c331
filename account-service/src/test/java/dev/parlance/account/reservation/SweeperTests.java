package dev.parlance.account.reservation;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Sweeper}. */
class SweeperTests {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    private final CountedHolders holders = new CountedHolders();

    private final Sweeper sweeper = new Sweeper(holders, Duration.ofSeconds(60), Duration.ofSeconds(15), time);

    @AfterEach
    void stop() {
        sweeper.stop();
    }

    @Test
    void listensBeforeItSweeps() {
        sweeper.start();

        pass(59);
        assertThat(holders.sweeps).isZero();
        pass(1);
        assertThat(holders.sweeps).isOne();
    }

    @Test
    void sweepsEveryRoundAfterwards() {
        sweeper.start();

        pass(300);

        assertThat(holders.sweeps).isEqualTo(17);
    }

    @Test
    void sweepsOnWhileThereIsSomethingToSweep() {
        holders.left = 3;
        sweeper.start();

        pass(60);

        assertThat(holders.sweeps).isEqualTo(4);
    }

    @Test
    void listensAgainAfterTheStorageWasAway() {
        sweeper.start();
        pass(60);
        holders.away = true;
        pass(30);
        holders.away = false;
        int before = holders.sweeps;

        pass(59);
        assertThat(holders.sweeps).isEqualTo(before);
        pass(15);
        assertThat(holders.sweeps).isEqualTo(before + 1);
    }

    private void pass(int seconds) {
        time.advanceTimeBy(Duration.ofSeconds(seconds));
    }

    private static final class CountedHolders implements Holders {

        private int sweeps;

        private int left;

        private boolean away;

        @Override
        public Mono<Void> hear(UUID holder) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> hear(UUID holder, List<UUID> known) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> listen() {
            return away ? Mono.error(new IllegalStateException("away")) : Mono.empty();
        }

        @Override
        public Mono<Integer> sweep() {
            return Mono.defer(() -> {
                sweeps++;
                return away ? Mono.error(new IllegalStateException("away")) : Mono.just(left-- > 0 ? 1 : 0);
            });
        }
    }
}
