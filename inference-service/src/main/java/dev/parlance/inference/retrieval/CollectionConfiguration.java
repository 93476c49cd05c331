package dev.parlance.inference.retrieval;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.neighbour.NeighbourClients;

/** Puts together how collections are asked about. */
@Configuration(proxyBeanMethods = false)
class CollectionConfiguration {

    private static final int CONNECTIONS = 50;

    private static final int WAITING = 500;

    @Bean
    Collections collections(NeighbourClients neighbours, KnowledgeSettings settings, CallerTokens tokens,
            Clock clock) {
        WebClient client = neighbours.to("collections", settings.address(), CONNECTIONS, WAITING).build();
        CollectionService service = HttpServiceProxyFactory.builderFor(WebClientAdapter.create(client)).build()
                .createClient(CollectionService.class);
        return new RememberedCollections(new HttpCollections(service, tokens, settings.patience()), clock);
    }
}
