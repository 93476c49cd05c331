package dev.parlance.account.audit;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    R2dbcAuditTrail auditTrail(DatabaseClient database, JsonMapper json, Clock clock) {
        return new R2dbcAuditTrail(database, json, clock);
    }
}
