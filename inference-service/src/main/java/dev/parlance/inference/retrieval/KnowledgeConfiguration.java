package dev.parlance.inference.retrieval;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.neighbour.NeighbourClients;

/** Puts together the way to knowledge-service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KnowledgeSettings.class)
class KnowledgeConfiguration {

    private static final int CONNECTIONS = 200;

    private static final int READINGS = 16;

    private static final int WAITING = 500;

    private static final int LARGEST_ANSWER = 1024 * 1024;

    private static final int LARGEST_FINDINGS = 16 * 1024 * 1024;

    @Bean
    Knowledge knowledge(NeighbourClients neighbours, KnowledgeSettings settings, CallerTokens tokens) {
        return new HttpKnowledge(service(neighbours, settings, "knowledge", LARGEST_ANSWER), tokens,
                settings.patience());
    }

    /** Searches take longer and bring more than passages for a chat, so they have a way of their own. */
    @Bean
    Searches searches(NeighbourClients neighbours, KnowledgeSettings settings, CallerTokens tokens, JsonMapper json) {
        return new HttpSearches(service(neighbours, settings, "searches", LARGEST_FINDINGS), tokens,
                settings.searching(), json);
    }

    /** Files take long and few at a time, and nothing else shall wait for them. */
    @Bean
    FileReader fileReader(NeighbourClients neighbours, KnowledgeSettings settings, CallerTokens tokens,
            JsonMapper json) {
        WebClient client = neighbours.to("readings", settings.address(), READINGS, WAITING)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_FINDINGS)).build();
        return new HttpFileReader(client, tokens, json);
    }

    private static KnowledgeService service(NeighbourClients neighbours, KnowledgeSettings settings, String name,
            int largest) {
        WebClient client = neighbours.to(name, settings.address(), CONNECTIONS, WAITING)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(largest)).build();
        return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(client)).build()
                .createClient(KnowledgeService.class);
    }
}
