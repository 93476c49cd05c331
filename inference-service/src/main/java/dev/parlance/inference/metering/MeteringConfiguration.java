package dev.parlance.inference.metering;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.scheduler.Schedulers;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.neighbour.NeighbourClients;
import dev.parlance.inference.telemetry.CallTimes;

/** Puts together the way to account-service's ledger. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MeteringSettings.class)
class MeteringConfiguration {

    private static final int CONNECTIONS = 20;

    private static final int WAITING = 100;

    @Bean
    Ledger ledger(NeighbourClients neighbours, MeteringSettings settings, CallerTokens tokens) {
        WebClient accounts = neighbours.to("ledger", settings.address(), CONNECTIONS, WAITING).build();
        return new HttpLedger(accounts, tokens, Ids.next());
    }

    @Bean
    Purses purses(Ledger ledger) {
        return new Purses(ledger, System::nanoTime);
    }

    @Bean
    Endings endings(Ledger ledger) {
        return new Endings(ledger, Schedulers.parallel());
    }

    @Bean
    Housekeeping meteringHousekeeping(Ledger ledger, Purses purses, Endings endings) {
        return new Housekeeping(ledger, purses, endings);
    }

    @Bean
    Meter meter(MeteringSettings settings, Purses purses, Endings endings, Clock clock, CallTimes times) {
        return new Meter(Prices.read(settings.prices()), purses, endings, clock, times);
    }
}
