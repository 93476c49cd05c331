package dev.parlance.inference.retrieval;

import java.time.Duration;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import io.netty.channel.ChannelOption;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import dev.parlance.chassis.caller.CallerTokens;

/** Puts together the way to knowledge-service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KnowledgeSettings.class)
class KnowledgeConfiguration {

    private static final int CONNECT_MILLIS = 1_000;

    private static final int LARGEST_ANSWER = 1024 * 1024;

    @Bean(destroyMethod = "dispose")
    ConnectionProvider knowledgeConnections() {
        return ConnectionProvider.builder("knowledge").maxConnections(200).pendingAcquireMaxCount(500)
                .pendingAcquireTimeout(Duration.ofMillis(CONNECT_MILLIS)).maxIdleTime(Duration.ofSeconds(30))
                .disposeTimeout(Duration.ofSeconds(2)).build();
    }

    @Bean
    Knowledge knowledge(WebClient.Builder builder, KnowledgeSettings settings, CallerTokens tokens,
            ConnectionProvider knowledgeConnections) {
        HttpClient http = HttpClient.create(knowledgeConnections)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .option(ChannelOption.TCP_NODELAY, true);
        WebClient client = builder.clone().baseUrl(settings.address())
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                .build();
        KnowledgeService service = HttpServiceProxyFactory.builderFor(WebClientAdapter.create(client)).build()
                .createClient(KnowledgeService.class);
        return new HttpKnowledge(service, tokens, settings.patience());
    }
}
