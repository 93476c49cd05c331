package dev.parlance.account.account;

import java.security.SecureRandom;
import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import dev.parlance.account.audit.AuditTrail;
import dev.parlance.chassis.event.Outbox;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    Accounts accounts(DatabaseClient database, TransactionalOperator transaction, Outbox outbox,
            AuditTrail trail) {
        return new R2dbcAccounts(database, transaction, outbox, trail);
    }

    @Bean
    Profiles profiles(DatabaseClient database, TransactionalOperator transaction, Outbox outbox, AuditTrail trail,
            SecureRandom random, Clock clock) {
        return new R2dbcProfiles(database, transaction, outbox, trail, random, clock);
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }
}
