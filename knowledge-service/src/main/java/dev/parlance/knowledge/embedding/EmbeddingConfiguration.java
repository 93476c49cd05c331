package dev.parlance.knowledge.embedding;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the embedding model the operator chose at the service's disposal. */
@Configuration(proxyBeanMethods = false)
class EmbeddingConfiguration {

    @Bean(destroyMethod = "close")
    OnnxEmbeddings embeddings() {
        return new OnnxEmbeddings(OnnxModel.BGE_SMALL_EN_V1_5);
    }
}
