package dev.parlance.knowledge.retrieval;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.parlance.knowledge.embedding.Embeddings;
import dev.parlance.knowledge.index.Passages;

/** Joins embeddings and index to a retrieval. */
@Configuration(proxyBeanMethods = false)
class RetrievalConfiguration {

    @Bean
    Retrieval retrieval(Embeddings embeddings, Passages passages) {
        return new Retrieval(embeddings, passages);
    }
}
