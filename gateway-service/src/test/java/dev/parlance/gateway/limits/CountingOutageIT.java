package dev.parlance.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.r2dbc.core.DatabaseClient;

import com.github.benmanes.caffeine.cache.Ticker;
import io.r2dbc.spi.ConnectionFactories;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;

/** What limits do while their database is away, and after. */
class CountingOutageIT {

    private static final CountingDatabase DATABASE = new CountingDatabase();

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final UUID account = UUID.randomUUID();

    private Relay relay;

    private RequestQuotas quotas;

    private AddressPaces paces;

    @BeforeEach
    void connect() throws IOException {
        relay = new Relay(DATABASE.database().host(), DATABASE.database().port());
        Ticker ticker = Ticker.systemTicker();
        quotas = new RequestQuotas(new R2dbcCounts(connection(1_200), DatabaseClient.create(
                ConnectionFactories.get(DATABASE.database().r2dbcUrl())), ticker), 1_000, ticker);
        paces = new AddressPaces(Map.of("login", new Pace(3, 60)), new R2dbcPaces(connection(700)),
                new LocalPaces(100, ticker), 100);
        assertThat(take().passes()).isTrue();
    }

    @AfterEach
    void disconnect() throws IOException {
        relay.close();
    }

    private R2dbcOwnConnection connection(long patience) {
        String url = DATABASE.database().r2dbcUrl().replace(":" + DATABASE.database().port() + "/",
                ":" + relay.port() + "/");
        return new R2dbcOwnConnection(ConnectionFactories.get(url), Duration.ofMillis(patience));
    }

    @Test
    void letsNobodyPassWhoCannotBeCounted() throws Exception {
        relay.breakDown();

        assertThat(refusal().status()).isEqualTo(503);
        assertThat(refusal().retryAfter()).isNotNull();
    }

    @Test
    void answersInTimeWhenTheDatabaseIsSilent() {
        relay.fallSilent();
        long begun = System.nanoTime();

        List<Throwable> failures = Flux.range(0, 200).delayElements(Duration.ofMillis(10))
                .flatMap(turn -> timedRefusal(), 200).collectList().block(Duration.ofSeconds(20));

        assertThat(failures).hasSize(200).allMatch(failure -> failure instanceof Failure);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void countsAgainByItselfAfterwards() throws Exception {
        relay.breakDown();
        refusal();
        relay.recover();
        assertThat(take().passes()).isTrue();

        relay.fallSilent();
        refusal();
        relay.recover();
        assertThat(take().passes()).isTrue();
    }

    @Test
    void countsStrangersAloneMeanwhile() throws Exception {
        relay.breakDown();

        List<Verdict> verdicts = Flux.range(0, 5).concatMap(turn -> paces.take("login", "c0000201")).collectList()
                .block(LONGEST);

        assertThat(verdicts).extracting(Verdict::passes).containsExactly(true, true, true, false, false);
    }

    @Test
    void saysNothingToTheDatabaseOfCallerWhoIsOver() {
        Quota none = new Quota("any", Window.DAY, 0);
        quotas.take(account, List.of(none)).block(LONGEST);
        long before = relay.sent();

        Flux.range(0, 1_000).concatMap(turn -> quotas.take(account, List.of(none))).blockLast(LONGEST);

        assertThat(relay.sent()).isEqualTo(before);
    }

    private Mono<Throwable> timedRefusal() {
        return quotas.take(account, List.of(CountingDatabase.PER_MINUTE)).timeout(LONGEST).<Throwable>cast(
                Throwable.class).onErrorResume(Mono::just);
    }

    private Verdict take() {
        return quotas.take(account, List.of(CountingDatabase.PER_MINUTE)).block(LONGEST);
    }

    private Failure refusal() {
        return catchThrowableOfType(Failure.class, this::take);
    }
}
