package dev.parlance.knowledge.ingestion;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.document.queue.Stage;
import dev.parlance.knowledge.document.queue.Step;

/** One document in work: how far it is, and whether it is still this indexer's. */
final class Work {

    private final Document document;

    private final Sinks.Empty<Void> lost = Sinks.empty();

    private volatile Step step;

    private volatile @Nullable Step told;

    Work(Document document) {
        this.document = document;
        this.step = new Step(document.id(), Stage.READING, 0, 0);
    }

    UUID document() {
        return document.id();
    }

    void reach(Stage stage, int processed, int total) {
        step = new Step(document.id(), stage, processed, total);
    }

    /** How far it is, unless that was told before. What ends within one round is never told. */
    Optional<Step> news() {
        Step now = step;
        Step last = told;
        told = now;
        return last == null || last.equals(now) ? Optional.empty() : Optional.of(now);
    }

    void lose() {
        lost.tryEmitEmpty();
    }

    Mono<Void> lost() {
        return lost.asMono();
    }
}
