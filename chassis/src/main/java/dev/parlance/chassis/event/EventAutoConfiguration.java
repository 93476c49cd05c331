package dev.parlance.chassis.event;

import java.time.Clock;

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

    /** The relay itself says, once and in a line, that facts wait. */
    private static final class Silent implements ProducerListener<byte[], byte[]> {
    }

    private static String source(Environment environment) {
        return environment.getRequiredProperty("spring.application.name");
    }
}
