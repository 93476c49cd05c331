package dev.parlance.gateway.forwarding;

import java.time.Duration;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.netty.channel.ChannelOption;
import reactor.netty.http.client.HttpClient;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.gateway.access.Doorkeeper;

@Configuration(proxyBeanMethods = false)
class ForwardingConfiguration {

    /** A name that cannot be resolved is an outage too, and must be known as quickly. */
    private static final Duration NAME_LOOKUP = Duration.ofMillis(700);

    @Bean
    Admission admission(Doorkeeper doorkeeper, CallerTokens tokens) {
        return new Admission(doorkeeper, tokens);
    }

    @Bean
    LeanRouting leanRouting(HttpClient client, ObjectProvider<List<HttpHeadersFilter>> headers,
            HttpClientProperties properties) {
        return new LeanRouting(client, headers, properties);
    }

    @Bean
    HttpClientCustomizer promptClient() {
        return client -> client.option(ChannelOption.TCP_NODELAY, true)
                .resolver(names -> names.queryTimeout(NAME_LOOKUP));
    }
}
