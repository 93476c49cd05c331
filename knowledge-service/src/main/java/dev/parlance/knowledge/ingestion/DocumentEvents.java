package dev.parlance.knowledge.ingestion;

import java.util.UUID;

import org.springframework.stereotype.Component;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.event.Event;

/** What the indexer reads in the facts about documents; it takes no more than it needs. */
@Component
class DocumentEvents {

    private final JsonMapper json;

    DocumentEvents(JsonMapper json) {
        this.json = json;
    }

    UUID deletedFrom(Event event) {
        return json.readValue(event.data(), Deleted.class).collectionId();
    }

    record Deleted(@JsonProperty("collection_id") UUID collectionId) {}
}
