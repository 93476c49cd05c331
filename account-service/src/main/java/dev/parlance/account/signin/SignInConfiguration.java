package dev.parlance.account.signin;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.parlance.account.account.Accounts;
import dev.parlance.account.account.PlanSettings;
import dev.parlance.account.attempts.SignInAttempts;
import dev.parlance.account.session.Sessions;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SignInSettings.class, RegistrationSettings.class, PlanSettings.class})
class SignInConfiguration {

    @Bean(destroyMethod = "dispose")
    BlockingArgon2 passwordHashes(SignInSettings settings) {
        return new BlockingArgon2(settings.hashing(), settings.waiting());
    }

    @Bean
    SignIns signIns(Accounts accounts, PasswordHashes passwords, SignInAttempts attempts, Sessions sessions,
            PlanSettings plans, Clock clock) {
        return new SignIns(accounts, passwords, attempts, sessions, new NewAccounts(plans, clock));
    }
}
