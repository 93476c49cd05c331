package dev.parlance.inference.hook;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.egress.GuardedHttp;
import dev.parlance.chassis.neighbour.NeighbourClients;

/** Puts together how chosen addresses are called. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HookSettings.class)
class HookConfiguration {

    private static final int CONNECTIONS = 10;

    private static final int WAITING = 200;

    @Bean
    Salts salts(NeighbourClients neighbours, HookSettings settings, CallerTokens tokens) {
        WebClient accounts = neighbours.to("salts", settings.address(), CONNECTIONS, WAITING).build();
        return new HttpSalts(accounts, tokens);
    }

    @Bean(destroyMethod = "dispose")
    BlockingBcrypt bcrypt() {
        return new BlockingBcrypt();
    }

    @Bean
    Proofs proofs(Salts salts, BlockingBcrypt bcrypt, Clock clock) {
        return new Proofs(salts, bcrypt, clock);
    }

    @Bean
    Hooks hooks(GuardedHttp guarded, Proofs proofs, Clock clock) {
        return new Hooks(guarded.webClient().build(), proofs, clock);
    }
}
