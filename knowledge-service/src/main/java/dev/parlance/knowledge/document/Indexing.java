package dev.parlance.knowledge.document;

import java.time.Duration;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.event.Event;
import dev.parlance.knowledge.document.Document.Reason;

/** The documents as the indexer sees them: begun, read, finished. */
public interface Indexing {

    /** Counts an attempt and marks the document as in work; empty when it is gone or finished already. */
    Mono<Document> begin(UUID document);

    /** What was given, in order. */
    Flux<byte[]> content(UUID document);

    /**
     * Ends the document as found. Neither happens when it was deleted or given another text since it was begun: whoever
     * is late does not win.
     *
     * @param wording what the document says
     * @param index changes the index; while it runs, the document can neither be deleted nor be given another text
     */
    Mono<Void> succeed(Document document, int chunks, Wording wording, Event cause, Mono<Void> index);

    /**
     * Ends the document with a reason its owner can read, under the same conditions.
     *
     * @param index changes the index
     */
    Mono<Void> fail(Document document, Reason reason, Event cause, Mono<Void> index);

    /** Queues documents again that nobody has worked on for this long; emits how many. */
    Mono<Long> requeue(Duration untouched);
}
