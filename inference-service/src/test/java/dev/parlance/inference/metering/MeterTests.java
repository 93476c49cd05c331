package dev.parlance.inference.metering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.telemetry.Trace;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.TokenUsage;
import dev.parlance.inference.telemetry.CallTimes;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Meter} and what it is made of. */
class MeterTests {

    private static final UUID ACCOUNT = new UUID(7, 7);

    private static final Caller CALLER = new Caller(ACCOUNT, new UUID(8, 8), Set.of(), "free", "r-1");

    private static final TokenUsage USED = TokenUsage.counted(10, 5);

    /** 10 + 100 tokens at a micro-unit each. */
    private static final Work WORK = new Work("dear", new Route("openai", "/v1/chat/completions"), 10, 100);

    private static final Work FREE = new Work("@parlance/extract", new Route("openai", "/v1/chat/completions"), 10,
            100);

    private final FakeLedger ledger = new FakeLedger();

    private final AtomicLong nanos = new AtomicLong();

    private final Purses purses = new Purses(ledger, nanos::get);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    private final Endings endings = new Endings(ledger, time);

    private final MeterRegistry registry = new SimpleMeterRegistry();

    private final CallTimes times = new CallTimes(registry, nanos::get);

    private final Meter meter = new Meter(Prices.read("dear=1/1"), purses, endings,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), times);

    private Mono<String> call(Work work) {
        return meter.whole(CALLER, work, call -> Mono.fromSupplier(() -> call.charged(USED)).thenReturn(call.id()));
    }

    private void settle() {
        time.advanceTimeBy(Duration.ofSeconds(1));
    }

    @Test
    void settlesWhatWasAnswered() {
        StepVerifier.create(call(WORK)).expectNextCount(1).verifyComplete();
        settle();

        assertThat(ledger.settled()).singleElement().satisfies(call -> {
            assertThat(call.status()).isEqualTo("done");
            assertThat(call.cost()).isEqualTo(15);
            assertThat(call.key()).isEqualTo(CALLER.key());
        });
    }

    @Test
    void settlesWhatFailedWithWhatWasUsedUntilThen() {
        Flux<String> answer = meter.stream(CALLER, WORK, call -> {
            call.counting(() -> USED);
            return Flux.just("a").concatWith(Flux.error(new IllegalStateException("broken")));
        });

        StepVerifier.create(answer).expectNext("a").verifyError();
        settle();

        assertThat(ledger.endings()).containsExactly("dear failed 10+5");
    }

    @Test
    void settlesWhatTheCallerHasLeft() {
        Disposable caller = meter.stream(CALLER, WORK, call -> Flux.never()).subscribe();
        caller.dispose();
        settle();

        assertThat(ledger.endings()).containsExactly("dear cancelled 0+0");
    }

    @Test
    void callsNothingWithoutMoney() {
        ledger.grant(ACCOUNT, 109);
        List<String> called = new ArrayList<>();

        StepVerifier.create(meter.whole(CALLER, WORK, call -> Mono.fromRunnable(() -> called.add(call.id()))))
                .verifyErrorSatisfies(thrown -> assertThat(((Failure) thrown).status()).isEqualTo(402));

        assertThat(called).isEmpty();
    }

    @Test
    void letsOneOfAHundredThroughOnABalanceOfOneCall() {
        ledger.grant(ACCOUNT, 110);

        Long passed = Flux.range(0, 100)
                .flatMap(i -> call(WORK).onErrorComplete().subscribeOn(Schedulers.parallel()), 100)
                .count().block();

        assertThat(passed).isEqualTo(1);
    }

    @Test
    void measuresEveryCallOnceByHowItEnds() {
        StepVerifier.create(call(WORK)).expectNextCount(1).verifyComplete();
        StepVerifier.create(meter.stream(CALLER, WORK, call -> Flux.error(Failure.of(502, "x", "y")))).verifyError();
        meter.stream(CALLER, WORK, call -> Flux.never()).subscribe().dispose();
        ledger.goAway(Failure.unavailable("account service"));
        Flux.range(0, 30).concatMap(i -> call(WORK).onErrorComplete()).blockLast();

        assertThat(registry.get("gen_ai.server.request.duration").timers()).extracting(Timer::getId)
                .extracting(id -> id.getTag("error.type")).contains("", "502", "cancelled", "503");
        assertThat(registry.get("gen_ai.client.operation.duration").tag("error.type", "503").timer().count()).isZero();
        assertThat(registry.get("parlance.model.cost.micros").tag("model", "dear").counter().count())
                .isPositive();
    }

    @Test
    void asksTheLedgerAsPartOfTheTraceOfWhoAsks() {
        List<Trace> told = new ArrayList<>();
        Purses traced = new Purses(new TracedLedger(ledger, told), nanos::get);
        Trace trace = Trace.begun();

        new Meter(Prices.read(""), traced, endings, Clock.systemUTC(), times)
                .whole(CALLER, FREE, call -> Mono.just(call.id())).contextWrite(trace::into).block();

        assertThat(told).first().isEqualTo(trace);
    }

    @Test
    void timesPiecesThatBringText() {
        Flux<Part> parts = Flux.just(new Part.Start("dear", null), new Part.Delta("a"), new Part.Delta("b"),
                new Part.End("stop"));

        StepVerifier.create(meter.stream(CALLER, WORK, call -> parts)).expectNextCount(4).verifyComplete();

        assertThat(registry.get("gen_ai.client.operation.time_to_first_chunk").timer().count()).isEqualTo(1);
        assertThat(registry.get("gen_ai.client.operation.time_per_output_chunk").timer().count()).isEqualTo(1);
    }

    @Test
    void needsNoBalanceForWhatIsFree() {
        ledger.grant(ACCOUNT, 0);

        StepVerifier.create(call(FREE)).expectNextCount(1).verifyComplete();
    }

    @Test
    void asksTheLedgerSeldomWhenCallsFollowFast() {
        for (int i = 0; i < 1_000; i++) {
            StepVerifier.create(call(WORK)).expectNextCount(1).verifyComplete();
        }

        assertThat(ledger.questions()).isLessThan(60);
    }

    @Test
    void asksForEveryCallWhereTheLedgerWantsThat() {
        ledger.answerOneByOne();
        for (int i = 0; i < 50; i++) {
            StepVerifier.create(call(WORK)).expectNextCount(1).verifyComplete();
        }

        assertThat(ledger.questions()).isEqualTo(50);
    }

    @Test
    void givesEveryCallANameOfItsOwn() {
        List<String> names = Flux.range(0, 500).flatMap(i -> call(WORK), 50).collectList().block();

        assertThat(names).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void givesBackWhatNobodyUses() {
        for (int i = 0; i < 100; i++) {
            StepVerifier.create(call(WORK)).expectNextCount(1).verifyComplete();
        }
        settle();
        assertThat(ledger.open()).isPositive();

        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        endings.giveBack(purses.stale());
        settle();

        assertThat(ledger.open()).isZero();
    }

    @Test
    void keepsEndingsUntilTheLedgerIsBack() {
        StepVerifier.create(call(WORK)).expectNextCount(1).verifyComplete();
        ledger.goAway(Failure.unavailable("account service"));
        time.advanceTimeBy(Duration.ofMinutes(10));
        assertThat(endings.isEmpty()).isFalse();

        ledger.comeBack();
        time.advanceTimeBy(Duration.ofSeconds(20));

        assertThat(ledger.settled()).hasSize(1);
        assertThat(endings.isEmpty()).isTrue();
    }

    @Test
    void saysThatTheLedgerIsAway() {
        ledger.goAway(Failure.unavailable("account service"));

        StepVerifier.create(call(WORK))
                .verifyErrorSatisfies(thrown -> assertThat(((Failure) thrown).status()).isEqualTo(503));
    }

    @Test
    void servesAgainWhenTheLedgerIsBack() {
        ledger.goAway(Failure.unavailable("account service"));
        StepVerifier.create(call(WORK)).verifyError();
        ledger.comeBack();

        StepVerifier.create(call(WORK)).expectNextCount(1).verifyComplete();
    }

    @Test
    void keepsThePlaceOfSomebodyWhoLeftWhileWaiting() {
        Sinks.One<List<Ledger.Answer>> late = Sinks.one();
        Purses slow = new Purses(new SlowLedger(ledger, late), nanos::get);
        Meter waiting = new Meter(Prices.read(""), slow, endings, Clock.systemUTC(), times);
        waiting.whole(CALLER, FREE, call -> Mono.just(call.id())).subscribe().dispose();

        late.tryEmitValue(List.of(new Ledger.Answer.Granted(new UUID(1, 1), 1, true)));

        assertThat(slow.rest()).containsExactly(new Slot(new UUID(1, 1), 0, 0, 0));
    }

    @Test
    void endsEveryCallOnceHoweverManyComeAndGo() {
        ledger.grant(ACCOUNT, 500_000);

        Flux.range(0, 3_000).flatMap(i -> random(i).subscribeOn(Schedulers.parallel()), 64).blockLast();
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(openAfterReturn()).isZero());
    }

    /** The last calls may be answered while another thread still asks for more ahead: that comes back, too. */
    private int openAfterReturn() {
        endings.giveBack(purses.rest());
        settle();
        return ledger.open();
    }

    private Mono<Void> random(int number) {
        return switch (number % 3) {
            case 0 -> call(WORK).onErrorComplete().then();
            case 1 -> Mono.fromRunnable(() -> meter.stream(CALLER, WORK, call -> Flux.never()).subscribe().dispose());
            default ->
                meter.stream(CALLER, WORK, call -> Flux.error(new IllegalStateException())).onErrorComplete().then();
        };
    }

    private record TracedLedger(FakeLedger ledger, List<Trace> told) implements Ledger {

        @Override
        public Mono<List<Answer>> reserve(List<Wish> wishes) {
            return Mono.deferContextual(context -> {
                told.add(Trace.in(context));
                return ledger.reserve(wishes);
            });
        }

        @Override
        public Mono<Void> settle(List<Settlement> calls, List<Slot> unused) {
            return ledger.settle(calls, unused);
        }

        @Override
        public Mono<Void> live() {
            return Mono.empty();
        }
    }

    private record SlowLedger(FakeLedger ledger, Sinks.One<List<Answer>> answers) implements Ledger {

        @Override
        public Mono<List<Answer>> reserve(List<Wish> wishes) {
            return answers.asMono();
        }

        @Override
        public Mono<Void> settle(List<Settlement> calls, List<Slot> unused) {
            return ledger.settle(calls, unused);
        }

        @Override
        public Mono<Void> live() {
            return Mono.empty();
        }
    }
}
