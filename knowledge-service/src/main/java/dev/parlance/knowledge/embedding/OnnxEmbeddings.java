package dev.parlance.knowledge.embedding;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A model inside this process. Questions and passages go through lanes of their own, so a question waits for other
 * questions at most, however many documents are being indexed. The model is loaded while the service starts.
 */
final class OnnxEmbeddings implements Embeddings, AutoCloseable {

    private static final int MOST_WAITING = 4_096;

    private final OnnxModel model;
    private final int lanes;
    private final Scheduler questions;
    private final Scheduler passages;

    public OnnxEmbeddings(OnnxModel model) {
        this(model, Runtime.getRuntime().availableProcessors());
    }

    /** @param lanes how many passages are worked on at a time; each keeps a processor busy */
    public OnnxEmbeddings(OnnxModel model, int lanes) {
        this.model = model;
        this.lanes = lanes;
        this.questions = Schedulers.newBoundedElastic(Math.max(2, lanes), MOST_WAITING, "embedding-question", 60, true);
        this.passages = Schedulers.newBoundedElastic(lanes, MOST_WAITING, "embedding-passage", 60, true);
        questions.schedule(() -> BlockingOnnxModel.loaded(model));
    }

    @Override
    public String name() {
        return model.label();
    }

    @Override
    public int dimensions() {
        return OnnxModel.DIMENSIONS;
    }

    @Override
    public boolean reads(UnicodeScript script) {
        return script == UnicodeScript.LATIN;
    }

    @Override
    public Mono<float[]> embedQuery(String question) {
        return embed(question, questions);
    }

    /** A caller has only as many passages in the queue as there are lanes, so callers take turns. */
    @Override
    public Mono<List<float[]>> embedPassages(List<String> texts) {
        return Flux.fromIterable(texts).flatMapSequential(text -> embed(text, passages), lanes, 1).collectList();
    }

    private Mono<float[]> embed(String text, Scheduler lane) {
        return Mono.fromCallable(() -> BlockingOnnxModel.loaded(model).embed(text)).subscribeOn(lane).onErrorMap(
                RejectedExecutionException.class,
                full -> new EmbeddingsUnavailable("Too many texts are waiting for their vectors", full));
    }

    /** Lets go of the threads; the model stays for others in this process. */
    @Override
    public void close() {
        questions.dispose();
        passages.dispose();
    }
}
