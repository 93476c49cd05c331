package dev.parlance.knowledge.embedding;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;

/** Puts the embedding model the operator chose at the service's disposal. */
@Configuration(proxyBeanMethods = false)
class EmbeddingConfiguration {

    @Bean
    Embeddings embeddings(Environment environment, ObjectProvider<WebClient.Builder> clients) {
        return switch (EmbeddingSettings.parse(environment.getProperty("parlance.embeddings", "onnx"))) {
            case EmbeddingSettings.InProcess inside -> new OnnxEmbeddings(inside.model());
            case EmbeddingSettings.Remote remote -> new OpenAiEmbeddings(
                    client(clients.getObject(), environment.getProperty("parlance.embeddings-api-key", "")), remote);
        };
    }

    private static WebClient client(WebClient.Builder builder, String key) {
        return key.isEmpty()
                ? builder.build()
                : builder.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key).build();
    }
}
