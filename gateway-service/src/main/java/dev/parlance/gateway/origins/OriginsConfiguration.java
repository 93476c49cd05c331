package dev.parlance.gateway.origins;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OwnPageSettings.class)
class OriginsConfiguration {

    @Bean
    OwnPages ownPages(OwnPageSettings settings) {
        return new OwnPages(settings.publicUrl());
    }
}
