package dev.parlance.knowledge.ingestion;

import java.util.List;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import dev.parlance.knowledge.chunking.Chunk;
import dev.parlance.knowledge.chunking.Chunker;
import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.document.Document.Origin;
import dev.parlance.knowledge.document.Wording;
import dev.parlance.knowledge.parsing.DocumentReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.UnreadableDocument;

/** Reads and cuts documents on threads of its own: parsers block, and some of them for seconds. */
@Component
class BlockingExtraction {

    private static final int THREADS = 2;

    private static final int QUEUED = 1_000;

    private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, QUEUED, "extraction", 60, true);

    private final DocumentReader reader;

    private final Chunker chunker;

    BlockingExtraction(DocumentReader reader, Chunker chunker) {
        this.reader = reader;
        this.chunker = chunker;
    }

    /** Fails with {@link UnreadableDocument} where the document itself is to blame. */
    Mono<Extract> extract(Document document, Flux<byte[]> content) {
        return Mono.using(Spool::open, spool -> spooled(spool, content).then(read(spool, document)), Spool::close)
                .subscribeOn(scheduler);
    }

    private Mono<Void> spooled(Spool spool, Flux<byte[]> content) {
        return content.publishOn(scheduler, 1).doOnNext(spool::append).then();
    }

    private Mono<Extract> read(Spool spool, Document document) {
        return Mono.fromCallable(() -> cut(spool, document)).subscribeOn(scheduler);
    }

    private Extract cut(Spool spool, Document document) throws UnreadableDocument {
        ParsedDocument parsed = document.origin() == Origin.FILE
                ? reader.read(spool.written(), document.name())
                : reader.readText(spool.written());
        List<Chunk> chunks = document.origin() == Origin.ENTRY
                ? chunker.cutEntry(parsed)
                : chunker.cut(parsed, document.name());
        if (chunks.isEmpty()) {
            throw new UnreadableDocument("no_text", "The document holds no text that could be searched.");
        }
        return new Extract(chunks, Wording.of(document.origin() == Origin.FILE ? parsed.text() : spool.text()));
    }
}
