package dev.parlance.knowledge.parsing.markup;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.parlance.knowledge.parsing.FormatReader;

@Configuration(proxyBeanMethods = false)
class MarkupConfiguration {

    @Bean
    FormatReader htmlReader() {
        return new HtmlReader();
    }

    @Bean
    FormatReader xmlReader() {
        return new XmlReader();
    }

    @Bean
    FormatReader convertedReader() {
        return new ConvertedReader();
    }
}
