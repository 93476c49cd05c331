package dev.parlance.knowledge.source;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.event.Outbox;
import dev.parlance.chassis.event.Topic;

/** What this service tells the world about sources. */
@Component
public class SourceFacts {

    private static final Topic TOPIC = new Topic("knowledge", "sources");

    private final Outbox outbox;

    SourceFacts(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Belongs into the transaction that added it. */
    public Mono<Void> added(UUID account, SourceId id, Added fact) {
        return outbox.append(TOPIC, "knowledge.source-added.v1", id.text(), account, fact);
    }

    /** @param address where it came from: an address of the web, or the name of a file or text */
    public record Added(@JsonProperty("source_id") String sourceId, @JsonProperty("type") String type,
            @JsonProperty("address") String address, @JsonProperty("document_id") @Nullable UUID documentId,
            @JsonProperty("crawl_id") @Nullable UUID crawlId) {}
}
