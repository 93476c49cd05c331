package dev.parlance.inference.retrieval;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.neighbour.NeighbourClients;

/** Puts together the way to knowledge-service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KnowledgeSettings.class)
class KnowledgeConfiguration {

    private static final int CONNECTIONS = 200;

    private static final int WAITING = 500;

    private static final int LARGEST_ANSWER = 1024 * 1024;

    @Bean
    Knowledge knowledge(NeighbourClients neighbours, KnowledgeSettings settings, CallerTokens tokens) {
        WebClient client = neighbours.to("knowledge", settings.address(), CONNECTIONS, WAITING)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                .build();
        KnowledgeService service = HttpServiceProxyFactory.builderFor(WebClientAdapter.create(client)).build()
                .createClient(KnowledgeService.class);
        return new HttpKnowledge(service, tokens, settings.patience());
    }
}
