package dev.parlance.gateway.access;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.neighbour.NeighbourClients;

import dev.parlance.gateway.origins.OwnPages;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {

    private static final int CONNECTIONS = 32;

    private static final int WAITING = 2_000;

    @Bean
    AccountDirectory accountDirectory(NeighbourClients neighbours, CallerTokens tokens, AccessSettings settings,
            Environment environment) {
        String address = environment.getRequiredProperty("parlance.services.account");
        WebClient accounts = neighbours.to("account", address, CONNECTIONS, WAITING).build();
        return new HttpAccountDirectory(accounts, tokens, settings.patience());
    }

    @Bean
    Hearing hearing() {
        return new Hearing();
    }

    @Bean
    KeySnapshot keySnapshot(AccountDirectory directory, AccessSettings settings, Hearing hearing) {
        return new KeySnapshot(directory, settings, hearing, Ticker.systemTicker());
    }

    @Bean
    RunningRequests runningRequests(KeySnapshot keys, Clock clock, MeterRegistry meters) {
        return new RunningRequests(keys, clock, meters);
    }

    @Bean
    KeyNews keyNews(KeySnapshot keys, RunningRequests running) {
        return new KeyNews(keys, running);
    }

    @Bean
    Watch watch(RunningRequests running, AccessSettings settings) {
        return new Watch(running, settings.watch());
    }

    @Bean
    Doorkeeper doorkeeper(KeySnapshot keys, AccountDirectory directory, OwnPages ownPages, Clock clock) {
        return new Doorkeeper(keys, directory, ownPages, clock);
    }

    @Bean
    QueryKeys queryKeys() {
        return new QueryKeys();
    }
}
