package dev.parlance.gateway.access.event;

import java.time.Duration;
import java.util.function.Consumer;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.event.EventConsumers;

import dev.parlance.gateway.access.Hearing;
import dev.parlance.gateway.access.KeyNews;

@Configuration(proxyBeanMethods = false)
class KeyFactsConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    Consumer<Message<byte[]>> keyFacts(KeyNews news, JsonMapper json) {
        return EventConsumers.each(new KeyFacts(news, json)::heard, PATIENCE);
    }

    /** Without it keys are asked about more often instead. */
    @Bean
    @ConditionalOnBooleanProperty(name = "parlance.access.listen", matchIfMissing = true)
    BlockingListener keyFactsListener(KafkaProperties kafka, Consumer<Message<byte[]>> keyFacts, KeyNews news,
            Hearing hearing) {
        return new BlockingListener(new Subscription(kafka.buildConsumerProperties(), KeyFacts.TOPICS), keyFacts, news,
                hearing);
    }
}
