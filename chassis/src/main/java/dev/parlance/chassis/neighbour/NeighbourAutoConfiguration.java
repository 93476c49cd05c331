package dev.parlance.chassis.neighbour;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.WebClient;

/** Gives the ways to other services to every service that has HTTP clients at all. */
@AutoConfiguration(afterName = "org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration")
class NeighbourAutoConfiguration {

    @Bean
    @ConditionalOnBean(WebClient.Builder.class)
    NeighbourClients neighbourClients(WebClient.Builder clients) {
        return new NeighbourClients(clients);
    }
}
