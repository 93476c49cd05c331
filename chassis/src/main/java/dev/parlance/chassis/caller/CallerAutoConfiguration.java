package dev.parlance.chassis.caller;

import java.time.Clock;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** Gives every service the tokens and, unless it is the edge itself, the filter that demands them. */
@AutoConfiguration
@EnableConfigurationProperties(CallerSettings.class)
class CallerAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    CallerTokens callerTokens(CallerSettings settings, Clock clock) {
        return new CallerTokens(settings.secret(), clock);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "parlance.caller.required", matchIfMissing = true)
    static class Required implements WebFluxConfigurer {

        @Bean
        CallerFilter callerFilter(CallerTokens tokens) {
            return new CallerFilter(tokens);
        }

        @Override
        public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
            configurer.addCustomResolver(new CallerArgument());
        }
    }
}
