package dev.parlance.gateway.access;

import java.time.Clock;
import java.time.Duration;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import dev.parlance.chassis.caller.CallerTokens;

import dev.parlance.gateway.origins.OwnPages;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {

    @Bean
    AccountDirectory accountDirectory(WebClient.Builder clients, CallerTokens tokens, AccessSettings settings,
            Environment environment) {
        WebClient accounts = clients.baseUrl(environment.getRequiredProperty("parlance.services.account"))
                .clientConnector(new ReactorClientHttpConnector(client())).build();
        return new HttpAccountDirectory(accounts, tokens, settings.patience());
    }

    private static HttpClient client() {
        return HttpClient.create(ConnectionProvider.builder("account").maxConnections(32).pendingAcquireMaxCount(2_000)
                .pendingAcquireTimeout(Duration.ofSeconds(1)).maxIdleTime(Duration.ofSeconds(30)).build())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 1_000);
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
