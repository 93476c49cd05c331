package dev.parlance.inference.hook.event;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.event.EventConsumers;
import dev.parlance.inference.hook.Proofs;

/** Puts together how this instance hears that an account has another salt. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "parlance.hooks.listen", matchIfMissing = true)
class SaltNewsConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Each instance hears everything, from now on. Nothing is kept of where it was: nothing old could matter. */
    @Bean
    KafkaMessageListenerContainer<byte[], byte[]> saltNews(KafkaProperties kafka, Proofs proofs, JsonMapper json) {
        ContainerProperties container = new ContainerProperties(SaltFacts.TOPIC);
        SaltListener listener = new SaltListener(EventConsumers.each(new SaltFacts(proofs, json)::heard, PATIENCE),
                proofs);
        container.setMessageListener(listener);
        container.setConsumerRebalanceListener(listener);
        container.setAckMode(ContainerProperties.AckMode.MANUAL);
        container.setMissingTopicsFatal(false);
        container.setGroupId("inference-salts-" + UUID.randomUUID());
        return new KafkaMessageListenerContainer<>(consumers(kafka), container);
    }

    private static DefaultKafkaConsumerFactory<byte[], byte[]> consumers(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        return new DefaultKafkaConsumerFactory<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
