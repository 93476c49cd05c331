package dev.parlance.gateway.limits;

import java.time.Duration;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import reactor.core.publisher.Mono;

import dev.parlance.gateway.peers.ClientAddresses;
import dev.parlance.gateway.schema.Upkeep;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitsSettings.class)
class LimitsConfiguration {

    /** Within the two seconds in which everybody has an answer. */
    private static final Duration PATIENCE = Duration.ofMillis(1_200);

    /** Strangers had better not wait at all. */
    private static final Duration SHORT_PATIENCE = Duration.ofMillis(300);

    private static final Duration BETWEEN_REMOVALS = Duration.ofMinutes(10);

    private static final Ticker TICKER = Ticker.systemTicker();

    @Bean(destroyMethod = "close")
    R2dbcOwnConnection countingConnection(ConnectionFactory connections) {
        return new R2dbcOwnConnection(bare(connections), PATIENCE);
    }

    @Bean(destroyMethod = "close")
    R2dbcOwnConnection pacingConnection(ConnectionFactory connections) {
        return new R2dbcOwnConnection(bare(connections), SHORT_PATIENCE);
    }

    /** What stands behind the pool. */
    private static ConnectionFactory bare(ConnectionFactory connections) {
        return connections instanceof Wrapped<?> pool && pool.unwrap() instanceof ConnectionFactory bare
                ? bare
                : connections;
    }

    @Bean
    RequestQuotas requestQuotas(R2dbcOwnConnection countingConnection, DatabaseClient database,
            LimitsSettings settings) {
        var counts = new R2dbcCounts(countingConnection, database, TICKER);
        return new RequestQuotas(counts, settings.waiting(), TICKER);
    }

    @Bean
    ReturnOfLeftovers returnOfLeftovers(RequestQuotas quotas) {
        return new ReturnOfLeftovers(quotas);
    }

    @Bean
    FirstCount firstCount(RequestQuotas quotas) {
        return new FirstCount(quotas);
    }

    @Bean
    Upkeep removalOfOldCounts(DatabaseClient database) {
        return new Upkeep(BETWEEN_REMOVALS, Mono.defer(new R2dbcOldCounts(database)::remove));
    }

    @Bean
    AddressPaces addressPaces(R2dbcOwnConnection pacingConnection, LimitsSettings settings) {
        return new AddressPaces(settings.paces(), new R2dbcPaces(pacingConnection),
                new LocalPaces(settings.waiting(), TICKER), settings.waiting());
    }

    @Bean
    CredentialTries credentialTries(ClientAddresses addresses, LimitsSettings settings, MeterRegistry meters) {
        return new CredentialTries(addresses,
                settings.paces().getOrDefault(LimitsSettings.WRONG_CREDENTIALS, new Pace(1, 1)),
                settings.waiting(), TICKER, meters);
    }

    @Bean
    CountedRequests countedRequests(RequestQuotas quotas, AddressPaces paces, ClientAddresses addresses,
            MeterRegistry meters) {
        return new CountedRequests(quotas, paces, addresses, meters);
    }

    @Bean
    Slots slots(LimitsSettings settings) {
        return new Slots(settings.concurrency());
    }

    @Bean
    RunningAtOnce runningAtOnce(Slots slots, MeterRegistry meters) {
        return new RunningAtOnce(slots, meters);
    }
}
