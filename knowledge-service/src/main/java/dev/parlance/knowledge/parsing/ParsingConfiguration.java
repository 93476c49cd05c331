package dev.parlance.knowledge.parsing;

import java.util.List;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ParsingLimits.class)
class ParsingConfiguration {

    @Bean
    DocumentReader documentReader(List<FormatReader> readers, ParsingLimits limits) {
        return new DocumentReader(readers, limits);
    }
}
