package dev.parlance.knowledge.ingestion;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

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
import dev.parlance.knowledge.parsing.Workplace;

/**
 * Reads and cuts documents on threads of its own: parsers block, and some of them for minutes. Files have other threads than texts and
 * entries, which are read at once and never wait for a file.
 */
@Component
class BlockingExtraction {

    private static final int THREADS = 2;

    private static final int SECONDS_IDLE = 60;

    private final Scheduler files = threads("extraction-files");

    private final Scheduler texts = threads("extraction");

    private final DocumentReader reader;

    private final Chunker chunker;

    private final Workplace workplace;

    BlockingExtraction(DocumentReader reader, Chunker chunker, Workplace workplace) {
        this.reader = reader;
        this.chunker = chunker;
        this.workplace = workplace;
    }

    /** Fails with {@link UnreadableDocument} where the document itself is to blame. */
    Mono<Extract> extract(Document document, Flux<byte[]> content) {
        Scheduler scheduler = document.origin() == Origin.FILE ? files : texts;
        return Mono.using(() -> Spool.open(workplace),
                spool -> spooled(spool, content, scheduler).then(read(spool, document, scheduler)), Spool::close)
                .subscribeOn(scheduler);
    }

    /** All of them take from one queue: nothing waits behind a file that takes long while another thread is free. */
    private static Scheduler threads(String name) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(THREADS, THREADS, SECONDS_IDLE, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().name(name + "-", 1).factory());
        executor.allowCoreThreadTimeOut(true);
        return Schedulers.fromExecutorService(executor, name);
    }

    private static Mono<Void> spooled(Spool spool, Flux<byte[]> content, Scheduler scheduler) {
        return content.publishOn(scheduler, 1).doOnNext(spool::append).then();
    }

    private Mono<Extract> read(Spool spool, Document document, Scheduler scheduler) {
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
