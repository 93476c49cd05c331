package dev.parlance.inference.embedding;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.neighbour.NeighbourClients;

/** Puts together the way to the model that comes along. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EmbeddingSettings.class)
class EmbeddingConfiguration {

    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;

    @Bean
    Vectors vectors(NeighbourClients neighbours, EmbeddingSettings settings, CallerTokens tokens) {
        WebClient client = neighbours.to("embeddings", settings.address(), settings.atOnce(), settings.waiting())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER)).build();
        return new HttpVectors(client, tokens, settings.patience());
    }
}
