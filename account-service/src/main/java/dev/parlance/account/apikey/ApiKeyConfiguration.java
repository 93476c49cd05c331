package dev.parlance.account.apikey;

import java.security.SecureRandom;
import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import dev.parlance.account.audit.AuditTrail;
import dev.parlance.chassis.event.Outbox;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiKeySettings.class)
class ApiKeyConfiguration {

    @Bean
    ApiKeys apiKeys(DatabaseClient database, TransactionalOperator transaction, Outbox outbox, AuditTrail trail,
            ApiKeySettings settings, SecureRandom random, Clock clock) {
        return new R2dbcApiKeys(new R2dbcKeyRows(database, settings.perAccount()), transaction, outbox, trail,
                new KeyPress(random), clock);
    }
}
