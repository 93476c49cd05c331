package dev.parlance.account.signin;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.parlance.account.account.Accounts;
import dev.parlance.account.account.PlanSettings;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SignInSettings.class, RegistrationSettings.class, PlanSettings.class})
class SignInConfiguration {

    @Bean
    AccessTokens accessTokens(SignInSettings settings, Clock clock) {
        return new AccessTokens(settings, clock);
    }

    @Bean(destroyMethod = "dispose")
    BlockingArgon2 passwordHashes(SignInSettings settings) {
        return new BlockingArgon2(settings.hashing(), settings.waiting());
    }

    @Bean
    SignIns signIns(Accounts accounts, PasswordHashes passwords, AccessTokens tokens, PlanSettings plans, Clock clock) {
        return new SignIns(accounts, passwords, tokens, plans, clock);
    }
}
