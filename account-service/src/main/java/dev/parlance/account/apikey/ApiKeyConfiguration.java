package dev.parlance.account.apikey;

import java.security.SecureRandom;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import dev.parlance.chassis.event.Outbox;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiKeySettings.class)
class ApiKeyConfiguration {

    @Bean
    ApiKeys apiKeys(DatabaseClient database, TransactionalOperator transaction, Outbox outbox,
            ApiKeySettings settings) {
        return new R2dbcApiKeys(database, transaction, outbox, settings.perAccount());
    }

    @Bean
    SecureRandom keyRandom() {
        return new SecureRandom();
    }
}
