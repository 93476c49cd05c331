package dev.parlance.inference.provider;

import java.time.Duration;
import java.util.Optional;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.egress.GuardedHttp;

/** Puts together the upstream the operator has named, if there is one. */
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

    @Bean
    Upstreams upstreams(UpstreamSettings settings, ConnectionProvider upstreamConnections, JsonMapper json) {
        if (!settings.isConfigured()) {
            return new Upstreams(Optional.empty());
        }
        Upstream bare = new HttpUpstream(settings, upstreamConnections, json);
        return new Upstreams(Optional.of(new GuardedUpstream(bare, breaker(bare.name()))));
    }

    @Bean
    ChosenUpstreams chosenUpstreams(UpstreamSettings settings, GuardedHttp guarded, JsonMapper json) {
        return new ChosenUpstreams(settings, guarded.httpClient(), json);
    }

    /** Half of at least 20 calls must fail to open it; five are let through to see whether it may close. */
    static CircuitBreaker breaker(String name) {
        return CircuitBreaker.of(name, CircuitBreakerConfig.custom()
                .slidingWindowSize(50).minimumNumberOfCalls(20).failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(5)).permittedNumberOfCallsInHalfOpenState(5)
                .recordException(UpstreamConfiguration::countsAgainst)
                .build());
    }

    private static boolean countsAgainst(Throwable thrown) {
        return !(thrown instanceof UpstreamFailure failure) || failure.countsAgainstUpstream();
    }
}
