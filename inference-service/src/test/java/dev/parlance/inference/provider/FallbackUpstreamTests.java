package dev.parlance.inference.provider;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link FallbackUpstream}. */
class FallbackUpstreamTests {

    private static final byte[] BODY = {'{', '}'};

    private static final UpstreamFailure THROTTLED = UpstreamFailure
            .refused(Failure.of(429, "upstream_rate_limited", "slow down"));

    private static final UpstreamFailure REFUSED = UpstreamFailure.refused(Failure.of(400, "bad", "bad"));

    private final List<String> asked = new ArrayList<>();

    @Test
    void asksTheFirstAlone() {
        StepVerifier.create(complete(Flux.just("a"), Flux.just("b"))).expectNext("a").verifyComplete();

        assertThat(asked).containsExactly("0");
    }

    @Test
    void asksTheNextWhenOneFails() {
        StepVerifier.create(complete(Flux.error(UpstreamFailure.late()), Flux.error(THROTTLED), Flux.just("c")))
                .expectNext("c").verifyComplete();

        assertThat(asked).containsExactly("0", "1", "2");
    }

    @Test
    void tellsWhatTheLastHasSaid() {
        StepVerifier.create(complete(Flux.error(UpstreamFailure.late()), Flux.error(THROTTLED)))
                .verifyErrorMatches(THROTTLED::equals);
    }

    @Test
    void asksNobodyElseWhenTheCallerIsWrong() {
        StepVerifier.create(complete(Flux.error(REFUSED), Flux.just("b"))).verifyErrorMatches(REFUSED::equals);

        assertThat(asked).containsExactly("0");
    }

    @Test
    void goesOnWithAnotherStreamBeforeTheFirstByte() {
        StepVerifier.create(stream(Flux.error(UpstreamFailure.late()), Flux.just("b", "c"))).expectNext("b", "c")
                .verifyComplete();
    }

    @Test
    void neverJoinsTwoStreams() {
        UpstreamFailure cut = UpstreamFailure.broken("cut");

        StepVerifier.create(stream(Flux.just("a").concatWith(Mono.error(cut)), Flux.just("b"))).expectNext("a")
                .verifyErrorMatches(cut::equals);

        assertThat(asked).containsExactly("0");
    }

    @Test
    void leavesWhomItAskedLastWhenTheCallerLeaves() {
        List<String> left = new ArrayList<>();
        stream(Flux.error(THROTTLED), Flux.<String>never().doOnCancel(() -> left.add("1"))).subscribe().dispose();

        assertThat(left).containsExactly("1");
    }

    @SafeVarargs
    private Mono<String> complete(Flux<String>... answers) {
        return upstream(answers).complete("c", BODY).map(FallbackUpstreamTests::text);
    }

    @SafeVarargs
    private Flux<String> stream(Flux<String>... answers) {
        return upstream(answers).stream("c", BODY).map(events -> text(events.getFirst()));
    }

    @SafeVarargs
    private Upstream upstream(Flux<String>... answers) {
        List<Upstream> upstreams = new ArrayList<>();
        for (Flux<String> answer : answers) {
            upstreams.add(new Scripted(String.valueOf(upstreams.size()), answer.map(FallbackUpstreamTests::bytes)));
        }
        return Upstream.firstOf(upstreams);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Answers as the test says. */
    private final class Scripted implements Upstream {

        private final String name;

        private final Flux<byte[]> answer;

        private Scripted(String name, Flux<byte[]> answer) {
            this.name = name;
            this.answer = answer.doOnSubscribe(begun -> asked.add(name));
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Mono<List<UpstreamModel>> models() {
            return Mono.just(List.of());
        }

        @Override
        public Mono<byte[]> complete(String call, byte[] body) {
            return answer.next();
        }

        @Override
        public Flux<List<byte[]>> stream(String call, byte[] body) {
            return answer.map(List::of);
        }
    }
}
