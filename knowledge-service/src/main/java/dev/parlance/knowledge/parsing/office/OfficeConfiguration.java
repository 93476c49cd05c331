package dev.parlance.knowledge.parsing.office;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.parlance.knowledge.parsing.FormatReader;

@Configuration(proxyBeanMethods = false)
class OfficeConfiguration {

    @Bean
    FormatReader wordReader() {
        return new WordReader();
    }

    @Bean
    FormatReader workbookReader() {
        return new WorkbookReader();
    }

    @Bean
    FormatReader oldWorkbookReader() {
        return new OldWorkbookReader();
    }

    @Bean
    FormatReader slidesReader() {
        return new SlidesReader();
    }
}
