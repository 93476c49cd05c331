package dev.parlance.knowledge.parsing.plain;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.parlance.knowledge.parsing.FormatReader;

@Configuration(proxyBeanMethods = false)
class PlainConfiguration {

    @Bean
    FormatReader textReader() {
        return new TextReader();
    }

    @Bean
    FormatReader delimitedReader() {
        return new DelimitedReader();
    }

    @Bean
    FormatReader jsonReader() {
        return new JsonReader();
    }
}
