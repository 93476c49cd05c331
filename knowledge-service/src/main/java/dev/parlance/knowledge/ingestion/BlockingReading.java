package dev.parlance.knowledge.ingestion;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.parsing.DocumentReader;
import dev.parlance.knowledge.parsing.UnreadableDocument;
import dev.parlance.knowledge.parsing.Workplace;

/** Reads files for whoever waits for their text, on threads of its own: what is indexed in the background does not hold it up. */
@Component
class BlockingReading {

    private static final int THREADS = 2;

    private static final int WAITING = 64;

    private static final long LARGEST = 20L * 1024 * 1024;

    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, WAITING, "reading", 60, true);

    private final DocumentReader reader;

    private final Workplace workplace;

    BlockingReading(DocumentReader reader, Workplace workplace) {
        this.reader = reader;
        this.workplace = workplace;
    }

    /** Fails with 400 and the code of the reader where the file is to blame, with 503 where too many wait. */
    Mono<String> text(String name, Flux<byte[]> content) {
        return Mono.using(() -> Spool.open(workplace),
                spool -> spooled(spool, content).then(read(spool, name)), Spool::close)
                .subscribeOn(threads)
                .onErrorMap(UnreadableDocument.class, BlockingReading::refused)
                .onErrorMap(RejectedExecutionException.class, full -> Failure.unavailable("reader of files"));
    }

    private Mono<Void> spooled(Spool spool, Flux<byte[]> content) {
        AtomicLong length = new AtomicLong();
        return content.publishOn(threads, 1).doOnNext(piece -> append(spool, piece, length)).then();
    }

    private static void append(Spool spool, byte[] piece, AtomicLong length) {
        if (length.addAndGet(piece.length) > LARGEST) {
            throw Failure.badRequest("too_large", "The file is too large to be read at once.");
        }
        spool.append(piece);
    }

    private Mono<String> read(Spool spool, String name) {
        return Mono.fromCallable(() -> reader.read(spool.written(), name).text()).subscribeOn(threads);
    }

    private static Failure refused(UnreadableDocument unreadable) {
        return Failure.badRequest(unreadable.code(), unreadable.reason());
    }
}
