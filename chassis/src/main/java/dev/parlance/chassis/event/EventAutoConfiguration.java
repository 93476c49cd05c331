package dev.parlance.chassis.event;

import java.time.Clock;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import tools.jackson.databind.json.JsonMapper;

/** Outbox and inbox for services that own a schema with the two tables. */
@AutoConfiguration(afterName = {"org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
        "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
        "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"})
@ConditionalOnBooleanProperty(name = "parlance.outbox.enabled", matchIfMissing = true)
class EventAutoConfiguration {

    @Bean
    OutboxRelay outboxRelay(DatabaseClient database, TransactionalOperator transaction,
            @Qualifier("kafkaTemplate") KafkaTemplate<?, ?> kafka, Environment environment) {
        @SuppressWarnings("unchecked")
        var template = (KafkaTemplate<byte[], byte[]>) kafka;
        template.setProducerListener(new Silent());
        return new OutboxRelay(database, transaction, template, source(environment));
    }

    @Bean
    Outbox outbox(DatabaseClient database, JsonMapper json, Clock clock, Environment environment, OutboxRelay relay) {
        return new Outbox(database, json, clock, source(environment), relay::hint);
    }

    @Bean
    Inbox inbox(DatabaseClient database, TransactionalOperator transaction) {
        return new Inbox(database, transaction);
    }

    /** Nothing is connected before the operator asks. */
    @Bean
    DeadLetters deadLetters(@Qualifier("kafkaTemplate") KafkaTemplate<?, ?> kafka, Environment environment) {
        @SuppressWarnings("unchecked")
        var template = (KafkaTemplate<byte[], byte[]>) kafka;
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                environment.getRequiredProperty("spring.kafka.bootstrap-servers"),
                ConsumerConfig.GROUP_ID_CONFIG, source(environment) + "-replay",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new DeadLetters(() -> new KafkaConsumer<>(settings, new ByteArrayDeserializer(),
                new ByteArrayDeserializer()), template);
    }

    /** The relay itself says, once and in a line, that facts wait. */
    private static final class Silent implements ProducerListener<byte[], byte[]> {
    }

    private static String source(Environment environment) {
        return environment.getRequiredProperty("spring.application.name");
    }
}
