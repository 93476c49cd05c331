package dev.parlance.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.github.benmanes.caffeine.cache.Ticker;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Several instances on one real database. */
class AddressPacesIT {

    private static final CountingDatabase DATABASE = new CountingDatabase();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** So slow that nobody is due again during a test. */
    private final Map<String, Pace> paces = Map.of("login", new Pace(50, 1));

    private final List<AddressPaces> instances = IntStream.range(0, 3).mapToObj(instance -> instance()).toList();

    private final String address = UUID.randomUUID().toString();

    @AfterEach
    void disconnect() {
        DATABASE.disconnect();
    }

    @Test
    void letTheBurstPassOnceOverAllInstances() {
        List<Verdict> verdicts = Flux.range(0, 300)
                .flatMap(turn -> instances.get(turn % 3).take("login", address).subscribeOn(Schedulers.parallel()), 64)
                .collectList().block(PATIENCE);

        assertThat(verdicts).filteredOn(Verdict::passes).hasSize(50)
                .allMatch(passed -> passed.remaining() >= 0 && passed.remaining() < 50);
        assertThat(verdicts).filteredOn(verdict -> !verdict.passes()).allMatch(refused -> refused.retryAfter() > 50);
    }

    @Test
    void letPassAgainWhoeverHasWaited() throws Exception {
        Flux.range(0, 60).concatMap(turn -> instances.get(0).take("login", address)).blockLast(PATIENCE);
        DATABASE.sql("UPDATE paces SET due = due - 120000000");

        assertThat(Flux.range(0, 3).concatMap(turn -> instances.get(1).take("login", address)).collectList()
                .block(PATIENCE)).extracting(Verdict::passes).containsExactly(true, true, false);
    }

    @Test
    void askNothingWhereNoPaceIsSet() {
        assertThat(instances.get(0).take("anything", address).block(PATIENCE)).isNull();
    }

    private AddressPaces instance() {
        return new AddressPaces(paces, new R2dbcPaces(DATABASE.connection()),
                new LocalPaces(1_000, Ticker.systemTicker()), 1_000);
    }
}
