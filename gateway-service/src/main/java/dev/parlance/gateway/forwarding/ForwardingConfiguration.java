package dev.parlance.gateway.forwarding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.netty.channel.ChannelOption;
import reactor.netty.http.client.HttpClient;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.neighbour.NearbyServices;
import dev.parlance.gateway.access.Doorkeeper;
import dev.parlance.gateway.access.RunningRequests;
import dev.parlance.gateway.peers.ClientAddresses;

@Configuration(proxyBeanMethods = false)
class ForwardingConfiguration {

    /** A name that cannot be resolved is an outage too, and must be known as quickly. */
    private static final Duration NAME_LOOKUP = Duration.ofMillis(700);

    /** All a request passes through; the library's other filters have nothing to do here. */
    @Bean
    FilteringWebHandler forwarding(Doorkeeper doorkeeper, RunningRequests running, CallerTokens tokens,
            GatewayProperties gateway, HttpClient client, ObjectProvider<List<HttpHeadersFilter>> headers,
            HttpClientProperties properties, ClientAddresses clients, WrongCredentials wrong,
            ObjectProvider<AfterAdmission> steps, ObjectProvider<NearbyServices> nearby) {
        List<GlobalFilter> filters = new ArrayList<>();
        filters.add(new Admission(doorkeeper, running, tokens, wrong));
        steps.orderedStream().forEach(step -> filters.add(new Step(step, filters.size())));
        filters.add(new AnswerWriting(gateway.getStreamingMediaTypes()));
        nearby.ifAvailable(services -> filters.add(new NearbyRouting(services, clients)));
        filters.add(new LeanRouting(client, headers, properties, clients));
        return new FilteringWebHandler(filters, true);
    }

    @Bean
    HttpClientCustomizer promptClient() {
        return client -> client.option(ChannelOption.TCP_NODELAY, true)
                .resolver(names -> names.queryTimeout(NAME_LOOKUP));
    }
}
