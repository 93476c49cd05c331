package dev.parlance.inference.hook.event;

import java.util.Collection;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import dev.parlance.inference.hook.Proofs;

/** Hears every fact once it listens. What was missed, or cannot be understood, may have been about any account. */
final class SaltListener implements MessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(SaltListener.class);

    private final Consumer<Message<byte[]>> facts;

    private final Proofs proofs;

    SaltListener(Consumer<Message<byte[]>> facts, Proofs proofs) {
        this.facts = facts;
        this.proofs = proofs;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        proofs.forgetAll();
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> record) {
        try {
            facts.accept(message(record));
        } catch (RuntimeException notUnderstood) {
            log.error("The fact {}-{}@{} could not be understood", record.topic(), record.partition(), record.offset(),
                    notUnderstood);
            proofs.forgetAll();
        }
    }

    private static Message<byte[]> message(ConsumerRecord<byte[], byte[]> record) {
        MessageBuilder<byte[]> message = MessageBuilder
                .withPayload(record.value() == null ? new byte[0] : record.value());
        record.headers().forEach(header -> message.setHeader(header.key(), header.value()));
        return message.build();
    }
}
