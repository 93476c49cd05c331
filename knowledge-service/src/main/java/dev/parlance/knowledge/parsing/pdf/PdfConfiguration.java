package dev.parlance.knowledge.parsing.pdf;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.parlance.knowledge.parsing.FormatReader;

@Configuration(proxyBeanMethods = false)
class PdfConfiguration {

    @Bean
    FormatReader pdfReader() {
        return new PdfReader();
    }
}
