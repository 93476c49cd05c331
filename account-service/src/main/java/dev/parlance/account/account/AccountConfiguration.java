package dev.parlance.account.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import dev.parlance.chassis.event.Outbox;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    Accounts accounts(DatabaseClient database, TransactionalOperator transaction, Outbox outbox) {
        return new R2dbcAccounts(database, transaction, outbox);
    }
}
