package dev.parlance.account.usage;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class UsageConfiguration {

    @Bean
    Usages usages(DatabaseClient database) {
        return new R2dbcUsages(database);
    }
}
