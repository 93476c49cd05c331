package dev.parlance.knowledge.retrieval;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.parlance.knowledge.embedding.Embeddings;
import dev.parlance.knowledge.index.Passages;
import dev.parlance.knowledge.index.lucene.LucenePassages;
import dev.parlance.knowledge.index.qdrant.QdrantPassages;

/** Joins embeddings and index to a retrieval; the index is inside this process unless a Qdrant is named. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IndexSettings.class)
class RetrievalConfiguration {

    @Bean
    Passages passages(IndexSettings settings, Embeddings embeddings) throws IOException {
        URI qdrant = settings.qdrantUrl();
        if (qdrant == null || qdrant.getHost() == null) {
            return LucenePassages.open(Path.of(settings.data(), "index"), embeddings.name());
        }
        return QdrantPassages.at(qdrant, orNull(settings.qdrantApiKey()), embeddings.name());
    }

    @Bean
    Retrieval retrieval(Embeddings embeddings, Passages passages) {
        return new Retrieval(embeddings, passages);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
