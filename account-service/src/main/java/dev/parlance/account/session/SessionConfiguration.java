package dev.parlance.account.session;

import java.security.SecureRandom;
import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import dev.parlance.account.audit.AuditTrail;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionSettings.class)
class SessionConfiguration {

    @Bean
    AccessTokens accessTokens(SessionSettings settings, Clock clock) {
        return new AccessTokens(settings, clock);
    }

    @Bean
    R2dbcSessionBook sessionBook(DatabaseClient database, TransactionalOperator transaction, AuditTrail trail,
            Clock clock) {
        return new R2dbcSessionBook(database, transaction, trail, clock);
    }

    @Bean
    Sessions sessions(SessionBook book, AccessTokens tokens, SessionSettings settings, SecureRandom random,
            Clock clock) {
        return new RotatingSessions(book, tokens, settings, random, clock);
    }
}
