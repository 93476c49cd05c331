package dev.parlance.account.attempts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class AttemptsConfiguration {

    @Bean
    R2dbcTurns turns(DatabaseClient database) {
        return new R2dbcTurns(database);
    }

    @Bean
    SignInAttempts signInAttempts(Turns turns) {
        return new PacedAttempts(turns);
    }
}
