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

    /** Emits false when the document was deleted meanwhile, so that its passages must go again. */
    Mono<Boolean> succeed(Document document, int chunks, Event cause);

    /** Ends the document with a reason its owner can read. */
    Mono<Boolean> fail(Document document, Reason reason, Event cause);

    /** Queues documents again that nobody has worked on for this long; emits how many. */
    Mono<Long> requeue(Duration untouched);
}
