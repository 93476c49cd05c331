package dev.parlance.gateway.edge;

import java.time.Duration;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import io.netty.channel.ChannelOption;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.gateway.routing.Neighbours;

@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

    @Bean
    SecurityHeaders securityHeaders(Environment environment) {
        return new SecurityHeaders(!environment.getProperty("parlance.tls.certificate", "").isBlank());
    }

    @Bean
    HealthPage healthPage(WebClient.Builder clients, Neighbours neighbours, ApplicationAvailability self,
            JsonMapper json) {
        HttpClient client = HttpClient.create(ConnectionProvider.builder("readiness").maxConnections(4)
                .maxIdleTime(Duration.ofSeconds(30)).build()).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 1_000);
        WebClient services = clients.clientConnector(new ReactorClientHttpConnector(client)).build();
        return new HealthPage(new Readiness(services, neighbours.readiness(), self), json);
    }
}
