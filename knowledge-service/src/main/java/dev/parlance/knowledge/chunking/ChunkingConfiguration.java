package dev.parlance.knowledge.chunking;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChunkingSettings.class)
class ChunkingConfiguration {

    @Bean
    Chunker chunker(ChunkingSettings settings) {
        return new Chunker(settings);
    }
}
