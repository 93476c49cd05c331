package dev.parlance.account.credential;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class CredentialConfiguration {

    @Bean
    Credentials credentials(DatabaseClient database, Clock clock) {
        return new R2dbcCredentials(database, clock);
    }
}
