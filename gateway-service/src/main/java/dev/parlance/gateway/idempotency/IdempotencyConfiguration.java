package dev.parlance.gateway.idempotency;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencySettings.class)
class IdempotencyConfiguration {

    @Bean
    Claims claims(DatabaseClient database, IdempotencySettings settings) {
        return new R2dbcClaims(database, settings.lease(), settings.kept());
    }

    @Bean
    RunningClaims runningClaims(Claims claims, IdempotencySettings settings) {
        return new RunningClaims(claims, settings.lease());
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
