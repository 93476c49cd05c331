package dev.parlance.knowledge.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import dev.parlance.knowledge.index.Candidate;
import dev.parlance.knowledge.index.Holding;
import dev.parlance.knowledge.index.IndexUnavailable;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Passages;
import dev.parlance.knowledge.index.Replacement;
import dev.parlance.knowledge.index.Search;
import dev.parlance.knowledge.index.Worth;
import dev.parlance.knowledge.index.lucene.BlockingLuceneIndex.Reading;

/**
 * Passages in a Lucene index inside this process. Its threads are its own and few: one writes, one for each processor
 * reads.
 */
public final class LucenePassages implements Passages, AutoCloseable {

    private static final int MOST_CHANGES_WAITING = 4_096;
    private static final int MOST_SEARCHES_WAITING = 1_024;

    private final BlockingLuceneIndex index;
    private final String space;
    private final PassageFields fields;
    private final GroupCommit commits;
    private final ExecutorService writer = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().name("passages-writer").daemon().factory());
    private final Scheduler readers = Schedulers.newBoundedElastic(
            Math.max(2, Runtime.getRuntime().availableProcessors()), MOST_SEARCHES_WAITING, "passages-reader", 60,
            true);

    private LucenePassages(BlockingLuceneIndex index, String space) {
        this.index = index;
        this.space = space;
        this.fields = new PassageFields(space);
        this.commits = new GroupCommit(index, writer, MOST_CHANGES_WAITING);
    }

    /**
     * Opens the index or begins one; waits for the disk. One that is damaged or of another version is put aside, an empty
     * one takes its place, and {@link #isWhole} says so.
     *
     * @param folder used by no other process at the same time
     * @param space the name of the embedding model, whose vectors are only ever compared with its own
     */
    public static LucenePassages open(Path folder, String space) throws IOException {
        return new LucenePassages(BlockingLuceneIndex.open(folder), space);
    }

    @Override
    public Mono<Void> replaceAll(List<Replacement> replacements) {
        return commits.submit(writer -> {
            for (Replacement one : Replacement.lastOfEach(replacements)) {
                replace(one, writer);
            }
        });
    }

    private void replace(Replacement one, IndexWriter writer) throws IOException {
        var document = PassageFields.document(one.owner(), one.origin().documentId());
        if (one.passages().isEmpty()) {
            writer.deleteDocuments(document);
            return;
        }
        writer.updateDocuments(document, fields.documents(one));
    }

    @Override
    public Mono<Void> removeAll(Owner owner, List<String> documentIds) {
        return Mono.defer(() -> {
            var documents = documentIds.stream().map(id -> PassageFields.document(owner, id)).toArray(Term[]::new);
            return commits.submit(writer -> writer.deleteDocuments(documents));
        });
    }

    @Override
    public Mono<Void> removeCollection(Owner owner) {
        return commits.submit(writer -> writer.deleteDocuments(PassageFields.owner(owner)));
    }

    @Override
    public Flux<Owner> owners() {
        return reading(searcher -> new Inventory(searcher).owners()).flatMapIterable(found -> found);
    }

    @Override
    public Flux<Holding> holdings(Owner owner) {
        return reading(searcher -> new Inventory(searcher).holdings(owner, space)).flatMapIterable(found -> found);
    }

    @Override
    public Mono<Boolean> isWhole() {
        return Mono.fromCallable(() -> CommitNotes.isWhole(index.notes(), space)).subscribeOn(readers);
    }

    @Override
    public Mono<Void> markWhole() {
        return commits.submit(CommitNotes.whole(space));
    }

    @Override
    public Mono<List<Candidate>> search(Search search, Worth worth, int limit) {
        return reading(searcher -> new Judgement(searcher, fields, search).best(worth, limit));
    }

    private <T> Mono<T> reading(Reading<T> reading) {
        return Mono.fromCallable(() -> index.read(reading)).subscribeOn(readers)
                .doOnError(Damage::isIn, this::begunAnew)
                .onErrorMap(RejectedExecutionException.class,
                        full -> new IndexUnavailable("Too many searches wait", full));
    }

    /** Damage that a search meets is the writer's to mend: the next group fails with it and finds an empty index. */
    private void begunAnew(Throwable damage) {
        submit(writer -> {
            throw new IOException("A search met damaged files", damage);
        }).onErrorComplete().subscribe();
    }

    Mono<Void> submit(Change change) {
        return commits.submit(change);
    }

    /** Waits for the group being written; changes that still wait are refused. */
    @Override
    public void close() {
        commits.close();
        readers.dispose();
        writer.close();
        try {
            index.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("The index did not close cleanly", failure);
        }
    }
}
