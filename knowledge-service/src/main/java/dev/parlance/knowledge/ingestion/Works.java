package dev.parlance.knowledge.ingestion;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.document.queue.Step;

/** The documents this indexer works on at this moment. */
@Component
class Works {

    private final Map<UUID, Work> running = new ConcurrentHashMap<>();

    /** Runs it as long as the document is held: when it is lost meanwhile, the work is broken off, and this is empty. */
    <T> Mono<T> during(Document document, Function<Work, Mono<T>> task) {
        return Mono.using(() -> begun(document), work -> task.apply(work).takeUntilOther(work.lost()), this::ended);
    }

    private Work begun(Document document) {
        var work = new Work(document);
        running.put(document.id(), work);
        return work;
    }

    private void ended(Work work) {
        running.remove(work.document(), work);
    }

    /** What has changed since it was last asked for. */
    List<Step> news() {
        return running.values().stream().flatMap(work -> work.news().stream()).toList();
    }

    /** Breaks off what was begun before and is not among these. */
    void keepOnly(Set<UUID> held, Set<UUID> before) {
        running.values().stream().filter(work -> before.contains(work.document()) && !held.contains(work.document()))
                .forEach(Work::lose);
    }

    Set<UUID> documents() {
        return Set.copyOf(running.keySet());
    }
}
