package dev.parlance.knowledge.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.event.Event;
import dev.parlance.testkit.contract.EventContract;

/** Tests for {@link DocumentEvents}. */
class DocumentEventsTests {

    private final DocumentEvents events = new DocumentEvents(JsonMapper.builder().build());

    @ParameterizedTest
    @MethodSource("samples")
    void findsCollectionInEverySample(EventContract.Sample sample) {
        var event = new Event(UUID.randomUUID(), "knowledge.document-deleted.v1", "knowledge-service", "document",
                UUID.randomUUID(), Instant.EPOCH, sample.bytes());

        assertThat(events.deletedFrom(event)).hasToString("0199a1f0-7a10-7c3e-8f00-3d6c1c0a0002");
    }

    private static Stream<EventContract.Sample> samples() {
        return EventContract.of("knowledge.document-deleted.v1").samples().stream();
    }
}
