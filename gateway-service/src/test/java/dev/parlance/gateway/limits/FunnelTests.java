package dev.parlance.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import dev.parlance.chassis.failure.Failure;

class FunnelTests {

    private final List<List<String>> asked = new ArrayList<>();

    private final List<Sinks.One<List<String>>> answers = new ArrayList<>();

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    private final Funnel<String, String> funnel = new Funnel<>(this::ask, 3, time);

    @Test
    void asksNothingBeforeSubscription() {
        funnel.ask("a");

        assertThat(asked).isEmpty();
    }

    @Test
    void asksTogetherWhoeverCameMeanwhile() {
        Mono<String> first = begun("a");
        Mono<String> second = begun("b");
        Mono<String> third = begun("c");
        answer(0, "A");
        answer(1, "B", "C");

        assertThat(asked).containsExactly(List.of("a"), List.of("b", "c"));
        assertThat(List.of(first.block(), second.block(), third.block())).containsExactly("A", "B", "C");
    }

    @Test
    void letsAMomentPassInARush() {
        time.advanceTimeBy(Duration.ofSeconds(1));
        begun("a");
        answer(0, "A");
        begun("b");
        answer(1, "B");
        Mono<String> third = begun("c");
        Mono<String> fourth = begun("d");
        assertThat(asked).containsExactly(List.of("a"), List.of("b"));

        time.advanceTimeBy(Duration.ofMillis(1));
        answer(2, "C", "D");

        assertThat(asked).containsExactly(List.of("a"), List.of("b"), List.of("c", "d"));
        assertThat(List.of(third.block(), fourth.block())).containsExactly("C", "D");
    }

    @Test
    void letsNobodyWaitWhereThereIsNoRush() {
        for (int second = 0; second < 3; second++) {
            time.advanceTimeBy(Duration.ofSeconds(1));
            begun("a" + second);
            answer(second, "A");
        }

        assertThat(asked).containsExactly(List.of("a0"), List.of("a1"), List.of("a2"));
    }

    @Test
    void forgetsWhoeverLeavesBeforeTheirTurn() {
        begun("a");
        Disposable left = funnel.ask("b").subscribe();
        begun("c");
        left.dispose();
        answer(0, "A");

        assertThat(asked).containsExactly(List.of("a"), List.of("c"));
    }

    @Test
    void staysIdleWhenAllHaveLeft() {
        begun("a");
        funnel.ask("b").subscribe().dispose();
        answer(0, "A");
        begun("c");

        assertThat(asked).containsExactly(List.of("a"), List.of("c"));
    }

    @Test
    void failsForAllWhoWait() {
        Mono<String> first = begun("a");
        Mono<String> second = begun("b");
        answers.getFirst().tryEmitError(new IllegalStateException("away"));

        StepVerifier.create(first).verifyErrorMessage("away");
        StepVerifier.create(second).verifyErrorMessage("away");
        assertThat(asked).hasSize(1);
    }

    @Test
    void goesOnAfterFailure() {
        begun("a");
        answers.getFirst().tryEmitError(new IllegalStateException("away"));
        Mono<String> next = begun("b");
        answer(1, "B");

        StepVerifier.create(next).expectNext("B").verifyComplete();
    }

    @Test
    void refusesWhoeverFindsItFull() {
        List.of("a", "b", "c", "d").forEach(this::begun);

        StepVerifier.create(funnel.ask("e")).verifyErrorMatches(
                failure -> failure instanceof Failure refusal && refusal.status() == 503);
    }

    private Mono<String> begun(String question) {
        Mono<String> shared = funnel.ask(question).cache();
        shared.subscribe(answered -> {
        }, failed -> {
        });
        return shared;
    }

    private void answer(int statement, String... texts) {
        answers.get(statement).tryEmitValue(List.of(texts));
    }

    private Mono<List<String>> ask(List<String> questions) {
        asked.add(questions);
        answers.add(Sinks.one());
        return answers.getLast().asMono();
    }
}
