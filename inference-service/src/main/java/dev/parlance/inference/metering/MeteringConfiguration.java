package dev.parlance.inference.metering;

import java.time.Clock;
import java.time.Duration;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import io.netty.channel.ChannelOption;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.identity.Ids;

/** Puts together the way to account-service's ledger. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MeteringSettings.class)
class MeteringConfiguration {

    private static final int CONNECT_MILLIS = 1_000;

    @Bean(destroyMethod = "dispose")
    ConnectionProvider ledgerConnections() {
        return ConnectionProvider.builder("ledger").maxConnections(20).pendingAcquireMaxCount(100)
                .pendingAcquireTimeout(Duration.ofMillis(CONNECT_MILLIS)).maxIdleTime(Duration.ofSeconds(30))
                .disposeTimeout(Duration.ofSeconds(2)).build();
    }

    @Bean
    Ledger ledger(WebClient.Builder builder, MeteringSettings settings, CallerTokens tokens,
            ConnectionProvider ledgerConnections) {
        HttpClient http = HttpClient.create(ledgerConnections)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .option(ChannelOption.TCP_NODELAY, true);
        WebClient client = builder.clone().baseUrl(settings.address())
                .clientConnector(new ReactorClientHttpConnector(http)).build();
        return new HttpLedger(client, tokens, Ids.next());
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
    Meter meter(MeteringSettings settings, Purses purses, Endings endings, Clock clock) {
        return new Meter(Prices.read(settings.prices()), purses, endings, clock);
    }
}
