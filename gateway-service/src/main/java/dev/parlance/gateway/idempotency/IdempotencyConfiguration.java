package dev.parlance.gateway.idempotency;

import java.time.Duration;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;

import reactor.core.publisher.Mono;

import dev.parlance.gateway.schema.Upkeep;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencySettings.class)
class IdempotencyConfiguration {

    private static final Duration BETWEEN_REMOVALS = Duration.ofMinutes(1);

    @Bean
    Claims claims(DatabaseClient database, IdempotencySettings settings) {
        return new R2dbcClaims(database, settings.lease(), settings.kept());
    }

    @Bean
    RunningClaims runningClaims(Claims claims) {
        return new RunningClaims(claims);
    }

    /** Missed once, it is still in time. */
    @Bean
    Upkeep signsOfLife(RunningClaims running, IdempotencySettings settings) {
        return new Upkeep(settings.lease().dividedBy(3), Mono.defer(running::renew));
    }

    @Bean
    Upkeep removalOfOldAnswers(Claims claims) {
        return new Upkeep(BETWEEN_REMOVALS,
                Mono.defer(claims::purge).repeat().takeUntil(removed -> removed == 0).then());
    }

    @Bean
    AnsweredOnce answeredOnce(RepeatedRequests repeated) {
        return new AnsweredOnce(repeated);
    }

    /** Places are named with the secret all instances share. */
    @Bean
    RepeatedRequests repeatedRequests(Claims claims, RunningClaims running, IdempotencySettings settings,
            Environment environment) {
        Places places = new Places(environment.getRequiredProperty("parlance.caller.secret"));
        return new RepeatedRequests(places, claims, running, (int) settings.largestAnswer().toBytes());
    }
}
