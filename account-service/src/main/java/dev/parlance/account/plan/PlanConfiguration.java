package dev.parlance.account.plan;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import dev.parlance.account.audit.AuditTrail;
import dev.parlance.chassis.event.Outbox;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConfiguredPlans.class)
class PlanConfiguration {

    @Bean
    AccountPlans accountPlans(DatabaseClient database, TransactionalOperator transaction, Outbox outbox,
            AuditTrail trail, Plans plans, Clock clock) {
        return new R2dbcAccountPlans(database, transaction, outbox, trail, plans, clock);
    }
}
