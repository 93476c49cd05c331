package dev.parlance.inference.provider;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.egress.GuardedHttp;

/** Puts together the upstreams the operator has named, if there are any. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UpstreamSettings.class)
class UpstreamConfiguration {

    private static final Duration UNTIL_DISPOSED = Duration.ofSeconds(2);

    @Bean(destroyMethod = "dispose")
    ConnectionProvider upstreamConnections(UpstreamSettings settings) {
        return ConnectionProvider.builder("upstream")
                .maxConnections(settings.connections())
                .pendingAcquireMaxCount(settings.connections())
                .pendingAcquireTimeout(settings.connect())
                .maxIdleTime(Duration.ofSeconds(30))
                .disposeTimeout(UNTIL_DISPOSED)
                .build();
    }

    /** In the order of preference. */
    @Bean
    GuardedUpstreams guardedUpstreams(UpstreamSettings settings, Environment environment,
            ConnectionProvider upstreamConnections, JsonMapper json) {
        NamedUpstream first = settings.isConfigured()
                ? new NamedUpstream("openai", settings.baseUrl(), settings.apiKey())
                : null;
        return new GuardedUpstreams(NamedUpstream
                .read(first, environment.getProperty("parlance.upstreams", ""), environment::getProperty).stream()
                .map(named -> guarded(named, settings, upstreamConnections, json)).toList());
    }

    private static GuardedUpstream guarded(NamedUpstream named, UpstreamSettings settings,
            ConnectionProvider connections, JsonMapper json) {
        Upstream bare = new HttpUpstream(named.name(), settings.at(named.address(), named.key()), connections, json);
        return new GuardedUpstream(bare, Guard.of(named.name(), settings.callsAtOnce()));
    }

    /** So that Spring does not take the upstreams for beans each. */
    record GuardedUpstreams(List<GuardedUpstream> all) {}

    @Bean
    Upstreams upstreams(GuardedUpstreams guarded) {
        return new Upstreams(List.copyOf(guarded.all()));
    }

    @Bean
    ChosenUpstreams chosenUpstreams(UpstreamSettings settings, GuardedHttp guarded, JsonMapper json) {
        return new ChosenUpstreams(settings, guarded.httpClient(), json);
    }

    @Bean
    UpstreamStates upstreamStates(GuardedUpstreams guarded, ChosenUpstreams chosen) {
        return new UpstreamStates(guarded.all(), chosen);
    }

    @Bean
    UpstreamsEndpoint upstreamsEndpoint(UpstreamStates states) {
        return new UpstreamsEndpoint(states);
    }
}
