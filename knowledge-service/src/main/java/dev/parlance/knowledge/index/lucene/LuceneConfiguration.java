package dev.parlance.knowledge.index.lucene;

import java.io.IOException;
import java.nio.file.Path;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Keeps the passages inside this process. */
@Configuration(proxyBeanMethods = false)
class LuceneConfiguration {

    @Bean(destroyMethod = "close")
    LucenePassages passages(Environment environment) throws IOException {
        Path folder = Path.of(environment.getRequiredProperty("parlance.knowledge.index"));
        return LucenePassages.open(folder, "bge-small-en-v1.5-q");
    }
}
