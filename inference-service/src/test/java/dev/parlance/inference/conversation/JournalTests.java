package dev.parlance.inference.conversation;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.conversation.Turn.Exchange;
import dev.parlance.inference.stream.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Journal}. */
class JournalTests {

    private static final Turn TURN = new Turn(new UUID(1, 1), SessionId.next(), new UUID(2, 2), null, "What?",
            List.of(),
            true);

    private final AtomicInteger written = new AtomicInteger();

    @Test
    void writesWithoutBeingWaitedFor() {
        journal(Mono.fromRunnable(written::incrementAndGet)).conclude(TURN, new Answer(), Outcome.CUT);

        assertThat(written).hasValue(1);
    }

    @Test
    void goesOnWritingWhenNobodyWaitsAnyMore() {
        Sinks.Empty<Void> slow = Sinks.empty();
        Mono<Void> write = slow.asMono().doOnSuccess(done -> written.incrementAndGet());

        journal(write).conclude(TURN, new Answer(), Outcome.WHOLE).subscribe().dispose();
        slow.tryEmitEmpty();

        assertThat(written).hasValue(1);
    }

    @Test
    void triesAgainAfterFailure() {
        Mono<Void> second = Mono.defer(() -> written.incrementAndGet() == 1
                ? Mono.error(new IllegalStateException("away"))
                : Mono.empty());

        StepVerifier.create(journal(second).conclude(TURN, new Answer(), Outcome.WHOLE)).expectComplete()
                .verify(Duration.ofSeconds(5));
        assertThat(written).hasValue(2);
    }

    @Test
    void stopsWhenWhatIsUnderWayIsWritten() throws Exception {
        Sinks.Empty<Void> slow = Sinks.empty();
        Journal journal = journal(slow.asMono());
        journal.conclude(TURN, new Answer(), Outcome.WHOLE);
        CountDownLatch stopped = new CountDownLatch(1);

        journal.stop(stopped::countDown);

        assertThat(stopped.await(100, TimeUnit.MILLISECONDS)).isFalse();
        slow.tryEmitEmpty();
        assertThat(stopped.await(2, TimeUnit.SECONDS)).isTrue();
    }

    private static Journal journal(Mono<Void> write) {
        return new Journal(new Conversations() {

            @Override
            public Mono<Turn> ask(Caller caller, Kind kind, @Nullable SessionId session, String question) {
                return Mono.just(TURN);
            }

            @Override
            public Mono<List<Exchange>> before(UUID account, Kind kind, SessionId session) {
                return Mono.just(List.of());
            }

            @Override
            public Mono<Void> conclude(Turn turn, Answer answer, Outcome outcome) {
                return write;
            }
        });
    }
}
