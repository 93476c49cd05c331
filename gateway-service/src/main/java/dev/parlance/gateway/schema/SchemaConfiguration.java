package dev.parlance.gateway.schema;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {

    @Bean(destroyMethod = "close")
    BlockingMigration blockingMigration() {
        return new BlockingMigration();
    }
}
