package dev.parlance.gateway.reference;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.gateway.routing.RouteTable;

@Configuration(proxyBeanMethods = false)
class ReferenceConfiguration {

    @Bean
    DescriptionPage descriptionPage(RouteTable table, JsonMapper json) {
        return new DescriptionPage(new Descriptions(table, json), json);
    }

    @Bean
    DocsFiles docsFiles() {
        return new DocsFiles();
    }

    @Bean
    DocsPage docsPage(DocsFiles files) {
        return new DocsPage("/docs", files);
    }

    @Bean
    DocsPage docsFilePage(DocsFiles files) {
        return new DocsPage("/docs/{file}", files);
    }
}
