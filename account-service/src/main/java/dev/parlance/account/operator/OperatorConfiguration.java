package dev.parlance.account.operator;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class OperatorConfiguration {

    @Bean
    KnownAccounts knownAccounts(DatabaseClient database) {
        return new R2dbcKnownAccounts(database);
    }
}
