package dev.parlance.gateway.access;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.messaging.Message;
import org.springframework.web.reactive.function.client.WebClient;

import com.github.benmanes.caffeine.cache.Ticker;
import io.netty.channel.ChannelOption;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.event.EventConsumers;

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
    KeySnapshot keySnapshot(AccountDirectory directory, AccessSettings settings) {
        return new KeySnapshot(directory, settings, Ticker.systemTicker());
    }

    @Bean
    Doorkeeper doorkeeper(KeySnapshot keys, AccountDirectory directory, Clock clock) {
        return new Doorkeeper(keys, directory, clock);
    }

    @Bean
    Consumer<Message<byte[]>> keyRevocations(KeySnapshot keys, JsonMapper json) {
        return EventConsumers.each(new KeyRevocations(keys, json)::heard, Duration.ofSeconds(5));
    }
}
