package dev.parlance.inference.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.lifecycle.BackgroundWork;
import dev.parlance.inference.conversation.HeldRecording.Ended;

/**
 * Writes completions down without ever keeping one waiting: they are read and written in groups, by and by, on a thread of
 * their own. Where more end than can be written, and where storage stays away, they are dropped and counted.
 */
final class Transcripts extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(Transcripts.class);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final int MOST_WAITING = 4_096;

    private static final long MOST_BYTES = 64L << 20;

    private static final int TOGETHER = 64;

    private static final Retry AGAIN = Retry.backoff(4, Duration.ofMillis(500)).maxBackoff(Duration.ofSeconds(5));

    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(5);

    private final KeptCompletions completions;

    private final Scheduler thread;

    private final JsonMapper json;

    private final BlockingQueue<Ended> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    private final AtomicLong bytes = new AtomicLong();

    private final Counter dropped;

    Transcripts(KeptCompletions completions, Scheduler thread, JsonMapper json, MeterRegistry meters) {
        this.completions = completions;
        this.thread = thread;
        this.json = json;
        this.dropped = Counter.builder("parlance.inference.conversations.dropped")
                .description(
                        "Completions that were not written down, because too many ended at once or storage was away")
                .register(meters);
    }

    /** Returns at once. */
    void add(Ended ended) {
        if (bytes.get() + ended.bytes() > MOST_BYTES || !waiting.offer(ended)) {
            dropped.increment();
            return;
        }
        bytes.addAndGet(ended.bytes());
    }

    @Override
    protected Disposable begin() {
        return Flux.interval(PAUSE, thread).onBackpressureDrop().concatMap(tick -> writeAll(), 1).subscribe();
    }

    /** Group after group, until nobody waits. */
    Mono<Void> writeAll() {
        return Mono.defer(this::writeNext).repeat(() -> !waiting.isEmpty()).then();
    }

    private Mono<Void> writeNext() {
        List<Ended> group = new ArrayList<>();
        waiting.drainTo(group, TOGETHER);
        if (group.isEmpty()) {
            return Mono.empty();
        }
        return Mono.fromSupplier(() -> read(group)).subscribeOn(thread)
                .flatMap(read -> completions.add(read).retryWhen(AGAIN))
                .onErrorResume(away -> Mono.fromRunnable(() -> drop(group, away)))
                .doFinally(end -> bytes.addAndGet(-group.stream().mapToLong(Ended::bytes).sum()));
    }

    private void drop(List<Ended> group, Throwable away) {
        dropped.increment(group.size());
        log.warn("{} completions are not written down: {}", group.size(), away.toString());
    }

    /** Of several with one token the last one. */
    private List<KeptCompletion> read(List<Ended> group) {
        Map<String, KeptCompletion> latest = new LinkedHashMap<>();
        for (Ended ended : group) {
            KeptCompletion read = read(ended);
            latest.put(read.token() == null ? read.id().toString() : read.account() + " " + read.token(), read);
        }
        return List.copyOf(latest.values());
    }

    private KeptCompletion read(Ended ended) {
        RequestText request = RequestText.of(ended.request(), json);
        AnswerText answer = AnswerText.of(ended.pieces(), ended.usage(), json);
        return new KeptCompletion(Ids.next(), Ids.next(), ended.caller().account(), ended.caller().key(),
                ended.caller().plan(), request.model(), ended.model(), request.user(), request.token(),
                request.metadata(), request.messages(), request.question().replace("\0", ""),
                answer.words(), ended.outcome(), answer.promptTokens(), answer.completionTokens(), ended.begun(),
                ended.ended());
    }

    /** After the web server, whose last answers still have to be written. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop(Runnable callback) {
        stop();
        writeAll().timeout(UNTIL_STOPPED).onErrorComplete().subscribe(null, null, callback);
    }
}
