package dev.parlance.chassis.egress;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives services that talk to chosen addresses their guarded client. */
@AutoConfiguration
@EnableConfigurationProperties(EgressSettings.class)
class EgressAutoConfiguration {

    @Bean
    EgressPolicy egressPolicy(EgressSettings settings) {
        return new EgressPolicy(settings);
    }

    @Bean
    GuardedHttp guardedHttp(EgressPolicy policy) {
        return new GuardedHttp(policy);
    }
}
