package dev.parlance.knowledge.document;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.event.Event;
import dev.parlance.chassis.event.Outbox;
import dev.parlance.chassis.event.Topic;
import dev.parlance.knowledge.document.Document.Progress;
import dev.parlance.knowledge.document.Document.Reason;

/** What this service tells the world about documents. */
@Component
public class DocumentFacts {

    static final Topic TOPIC = new Topic("knowledge", "documents");

    private final Outbox outbox;

    DocumentFacts(Outbox outbox) {
        this.outbox = outbox;
    }

    Mono<Void> accepted(Document document) {
        return append("knowledge.document-accepted.v1", document, Accepted.of(document));
    }

    /** Belongs into the transaction that queued them. */
    public Mono<Void> allAccepted(List<Document> documents) {
        return outbox.appendAll(TOPIC, documents.stream()
                .map(document -> event("knowledge.document-accepted.v1", document, Accepted.of(document))).toList());
    }

    /** Belongs into the transaction that deleted them. */
    public Mono<Void> allDeleted(List<Document> documents) {
        return outbox.appendAll(TOPIC, documents.stream()
                .map(document -> event("knowledge.document-deleted.v1", document, Deleted.of(document))).toList());
    }

    /** Belongs into the transaction that ended them. */
    public Mono<Void> allEnded(List<Document> documents) {
        return outbox.appendAll(TOPIC, documents.stream().map(this::ended).toList());
    }

    /** Tells how far documents are that take longer than a moment. */
    public Mono<Void> allProgressed(List<Document> documents) {
        return outbox.appendAll(TOPIC, documents.stream().map(document -> event("knowledge.document-progressed.v1",
                document, Progressed.of(document))).toList());
    }

    private Event ended(Document document) {
        Reason failure = document.failure();
        return failure == null
                ? event("knowledge.document-indexed.v1", document, Indexed.of(document))
                : event("knowledge.document-failed.v1", document, Failed.of(document, failure));
    }

    private Event event(String type, Document document, Object data) {
        return outbox.event(type, document.id().toString(), document.account(), data);
    }

    private Mono<Void> append(String type, Document document, Object data) {
        return outbox.append(TOPIC, type, document.id().toString(), document.account(), data);
    }

    record Accepted(@JsonProperty("document_id") UUID documentId, @JsonProperty("collection_id") UUID collectionId,
            @JsonProperty("name") String name, @JsonProperty("bytes") long bytes) {

        static Accepted of(Document document) {
            return new Accepted(document.id(), document.collection(), document.name(), document.bytes());
        }
    }

    record Indexed(@JsonProperty("document_id") UUID documentId, @JsonProperty("collection_id") UUID collectionId,
            @JsonProperty("name") String name, @JsonProperty("chunks") int chunks) {

        static Indexed of(Document document) {
            return new Indexed(document.id(), document.collection(), document.name(), document.chunks());
        }
    }

    record Failed(@JsonProperty("document_id") UUID documentId, @JsonProperty("collection_id") UUID collectionId,
            @JsonProperty("name") String name, @JsonProperty("code") String code,
            @JsonProperty("reason") String reason) {

        static Failed of(Document document, Reason failure) {
            return new Failed(document.id(), document.collection(), document.name(), failure.code(), failure.text());
        }
    }

    record Progressed(@JsonProperty("document_id") UUID documentId, @JsonProperty("collection_id") UUID collectionId,
            @JsonProperty("stage") String stage, @JsonProperty("processed") int processed,
            @JsonProperty("total") int total) {

        static Progressed of(Document document) {
            Progress progress = document.progress();
            return new Progressed(document.id(), document.collection(),
                    progress.word(), progress.processed(), progress.total());
        }
    }

    record Deleted(@JsonProperty("document_id") UUID documentId, @JsonProperty("collection_id") UUID collectionId) {

        static Deleted of(Document document) {
            return new Deleted(document.id(), document.collection());
        }
    }
}
