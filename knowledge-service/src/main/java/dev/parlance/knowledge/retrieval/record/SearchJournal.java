package dev.parlance.knowledge.retrieval.record;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.lifecycle.BackgroundWork;
import dev.parlance.knowledge.retrieval.record.Searches.Dated;

/**
 * Takes notes of searches without ever keeping one waiting: they are written in groups by and by. Where more come than can
 * be written, and where storage is away, notes are dropped and counted; what waits when the process ends is lost.
 */
public final class SearchJournal extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(SearchJournal.class);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final int MOST_WAITING = 2_048;

    private static final int TOGETHER = 256;

    private final Searches searches;

    private final Clock clock;

    private final boolean keeps;

    private final BlockingQueue<Dated> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    private final Counter dropped;

    SearchJournal(Searches searches, SearchSettings settings, Clock clock, MeterRegistry meters) {
        this.searches = searches;
        this.clock = clock;
        this.keeps = !settings.kept().isZero();
        this.dropped = Counter.builder("parlance.knowledge.searches.dropped")
                .description("Searches of which no record was kept, because too many came at once or storage was away")
                .register(meters);
    }

    /** Returns at once. What is searched for on the way to an answer is what somebody has said: not all want that kept. */
    public void note(Caller caller, SearchNote search) {
        if (caller.allowConversationsLogging()) {
            note(search);
        }
    }

    void note(SearchNote search) {
        if (keeps && !waiting.offer(new Dated(Ids.next(), search, clock.instant()))) {
            dropped.increment();
        }
    }

    @Override
    protected Disposable begin() {
        return Flux.interval(PAUSE).onBackpressureDrop().concatMap(tick -> writeAll(), 1).subscribe();
    }

    /** Group after group, until nobody waits. */
    Mono<Void> writeAll() {
        return Mono.defer(this::writeNext).repeat(() -> !waiting.isEmpty()).then();
    }

    private Mono<Void> writeNext() {
        List<Dated> group = new ArrayList<>();
        waiting.drainTo(group, TOGETHER);
        if (group.isEmpty()) {
            return Mono.empty();
        }
        return searches.add(group).onErrorResume(failure -> Mono.fromRunnable(() -> drop(group, failure)));
    }

    private void drop(List<Dated> group, Throwable failure) {
        dropped.increment(group.size());
        log.warn("{} records of searches could not be written: {}", group.size(), failure.toString());
    }
}
