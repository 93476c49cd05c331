package dev.parlance.account.ledger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import dev.parlance.account.audit.AuditTrail;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    Ledger ledger(DatabaseClient database, TransactionalOperator transaction, AuditTrail trail) {
        return new R2dbcLedger(database, transaction, trail);
    }

    @Bean
    Books books(DatabaseClient database, TransactionalOperator transaction) {
        return new R2dbcBooks(database, transaction);
    }
}
