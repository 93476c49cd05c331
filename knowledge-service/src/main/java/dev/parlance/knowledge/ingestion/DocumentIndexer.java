package dev.parlance.knowledge.ingestion;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.event.Event;
import dev.parlance.knowledge.chunking.Chunk;
import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.document.Document.Reason;
import dev.parlance.knowledge.document.Indexing;
import dev.parlance.knowledge.embedding.Embeddings;
import dev.parlance.knowledge.index.Origin;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Passage;
import dev.parlance.knowledge.index.Passages;
import dev.parlance.knowledge.parsing.UnreadableDocument;

/**
 * Follows the facts about documents. Every step may happen twice: what is written carries ids that follow from the
 * document, and the end state is set once.
 */
@Component
class DocumentIndexer {

    private static final Logger log = LoggerFactory.getLogger(DocumentIndexer.class);

    private static final int BATCH = 32;

    private static final int MOST_ATTEMPTS = 5;

    private final Indexing indexing;

    private final BlockingExtraction extraction;

    private final Embeddings embeddings;

    private final Passages passages;

    private final DocumentEvents facts;

    DocumentIndexer(Indexing indexing, BlockingExtraction extraction, Embeddings embeddings, Passages passages,
            DocumentEvents facts) {
        this.indexing = indexing;
        this.extraction = extraction;
        this.embeddings = embeddings;
        this.passages = passages;
        this.facts = facts;
    }

    Mono<Void> handle(Event event) {
        UUID document = UUID.fromString(event.subject());
        return switch (event.type()) {
            case "knowledge.document-accepted.v1" -> indexing.begin(document).flatMap(begun -> index(begun, event));
            case "knowledge.document-deleted.v1" -> deleted(event);
            default -> Mono.empty();
        };
    }

    private Mono<Void> index(Document document, Event event) {
        return extraction.extract(document, indexing.content(document.id()))
                .flatMap(extract -> found(document, extract, event))
                .onErrorResume(thrown -> failed(document, thrown, event));
    }

    private Mono<Void> found(Document document, Extract extract, Event event) {
        return embedded(extract.chunks())
                .flatMap(found -> indexing.succeed(document, found.size(), extract.wording(), event,
                        passages.replace(owner(document), origin(document), found)));
    }

    private Mono<Void> deleted(Event event) {
        UUID collection = facts.deletedFrom(event);
        return passages.remove(new Owner(event.account().toString(), collection.toString()), event.subject());
    }

    private Mono<List<Passage>> embedded(List<Chunk> chunks) {
        return Flux.fromIterable(chunks).buffer(BATCH).concatMap(batch -> embed(batch), 1)
                .concatMapIterable(batch -> batch).collectList();
    }

    private Mono<List<Passage>> embed(List<Chunk> chunks) {
        return embeddings.embedPassages(chunks.stream().map(DocumentIndexer::embeddable).toList())
                .map(vectors -> IntStream.range(0, chunks.size())
                        .mapToObj(at -> passage(chunks.get(at), vectors.get(at))).toList());
    }

    /** The headings above a chunk say what it is about; the chunk alone often does not. */
    private static String embeddable(Chunk chunk) {
        return chunk.heading() == null ? chunk.text() : chunk.heading() + "\n" + chunk.text();
    }

    /** What the document is to blame for ends it; anything else is tried again some times before it does. */
    private Mono<Void> failed(Document document, Throwable thrown, Event event) {
        if (thrown instanceof UnreadableDocument unreadable) {
            return ended(document, new Reason(unreadable.code(), unreadable.reason()), event);
        }
        log.warn("Indexing of document {} failed in attempt {}: {}", document.id(), document.attempts(),
                thrown.toString());
        if (document.attempts() < MOST_ATTEMPTS) {
            return Mono.error(thrown);
        }
        return ended(document, new Reason("indexing_failed",
                "The document could not be indexed after several attempts. Upload it again to retry."), event);
    }

    /** What an earlier text of the document had put into the index goes with it. */
    private Mono<Void> ended(Document document, Reason reason, Event event) {
        return indexing.fail(document, reason, event, passages.remove(owner(document), document.id().toString()));
    }

    private static Passage passage(Chunk chunk, float[] vector) {
        return new Passage(chunk.ordinal(), chunk.text(), chunk.heading(), chunk.page(), vector);
    }

    private static Owner owner(Document document) {
        return new Owner(document.account().toString(), document.collection().toString());
    }

    private static Origin origin(Document document) {
        return new Origin(document.id().toString(), document.name());
    }
}
