package dev.parlance.inference.provider;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.resources.ConnectionProvider;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.FakeUpstream;

import static dev.parlance.inference.FakeUpstream.done;
import static dev.parlance.inference.FakeUpstream.events;
import static dev.parlance.inference.FakeUpstream.json;
import static dev.parlance.inference.FakeUpstream.silence;
import static dev.parlance.inference.FakeUpstream.token;
import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link HttpUpstream} against a server in the same process. */
class HttpUpstreamTests {

    private static final byte[] BODY = "{\"model\":\"small-1\"}".getBytes(StandardCharsets.UTF_8);

    private static final Duration LONG = Duration.ofSeconds(20);

    private static final Duration SHORT = Duration.ofMillis(200);

    private final FakeUpstream fake = new FakeUpstream();

    private final ConnectionProvider connections = ConnectionProvider.create("test", 10);

    private final HttpUpstream upstream = upstream(fake.address(), LONG, LONG);

    private final HttpUpstream hasty = upstream(fake.address(), SHORT, SHORT);

    @AfterEach
    void close() {
        connections.dispose();
        fake.close();
    }

    private HttpUpstream upstream(String address, Duration firstToken, Duration stall) {
        UpstreamSettings settings = new UpstreamSettings(address, "sk-operator", LONG, firstToken, stall, LONG, 10,
                DataSize.ofKilobytes(4), DataSize.ofKilobytes(64));
        return new HttpUpstream(settings, connections, JsonMapper.shared());
    }

    @Test
    void sendsBodyAsItIsWithTheOperatorsKey() {
        fake.does(json(200, "{\"ok\":1}"));

        StepVerifier.create(upstream.complete("call-1", BODY).map(HttpUpstreamTests::text)).expectNext("{\"ok\":1}")
                .verifyComplete();

        assertThat(fake.bodies()).containsExactly("{\"model\":\"small-1\"}");
        assertThat(fake.headers("Authorization")).containsExactly("Bearer sk-operator");
        assertThat(fake.headers("Content-Length")).containsExactly("19");
        assertThat(fake.headers("Content-Type")).containsExactly("application/json");
    }

    @Test
    void passesEachEventOnBeforeTheNextOneComes() {
        fake.does(events(Flux.just(token("a")).concatWith(Mono.never())));

        StepVerifier.create(upstream.stream("call-1", BODY).map(List::size)).expectNext(1).thenCancel()
                .verify(LONG);
    }

    @ParameterizedTest
    @CsvSource({"400,400,odd_value", "404,404,model_not_found", "401,502,upstream_error", "402,502,upstream_error",
            "403,502,upstream_error", "500,502,upstream_error", "503,502,upstream_error",
            "429,429,upstream_rate_limited"})
    void tellsWhoseFaultItIs(int status, int told, String code) {
        fake.does(json(status, "{\"error\":{\"message\":\"key sk-operator\",\"code\":\"odd_value\",\"param\":\"n\"}}"));

        Failure failure = failure(upstream.complete("call-1", BODY)).told();

        assertThat(failure.status()).isEqualTo(told);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.text().contains("sk-operator")).isEqualTo(told == 400 || told == 404);
    }

    @Test
    void passesOnHowLongToWait() {
        fake.does((request, response) -> response.status(429).header("Retry-After", "1000000000").send());

        assertThat(failure(upstream.complete("call-1", BODY)).told().retryAfter()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void givesUpOnUpstreamThatSaysNothing() {
        fake.does(silence());

        assertThat(failure(hasty.stream("call-1", BODY)).told().status()).isEqualTo(504);
    }

    @Test
    void givesUpOnStreamOfCommentsAlone() {
        fake.does(events(Flux.interval(Duration.ofMillis(20)).map(tick -> ": still thinking\n\n")));

        assertThat(failure(hasty.stream("call-1", BODY)).told().status()).isEqualTo(504);
    }

    @Test
    void givesUpOnStreamThatStalls() {
        fake.does(events(Flux.just(token("a")).concatWith(Mono.never())));

        StepVerifier.create(upstream(fake.address(), LONG, SHORT).stream("call-1", BODY)).expectNextCount(1)
                .expectErrorMatches(late -> late instanceof UpstreamFailure failure && failure.told().status() == 504)
                .verify(LONG);
    }

    @Test
    void givesUpOnStreamOfOneByteAtATime() {
        Flux<String> bytes = Flux.fromArray(token("a").split("")).concatWith(Flux.fromArray(token("b").split("")));
        fake.does(events(bytes.delayElements(Duration.ofMillis(10))));

        assertThat(failure(hasty.stream("call-1", BODY)).told().status()).isEqualTo(504);
    }

    @Test
    void waitsNoLongerForWhoHasSaidThatHeIsDone() {
        fake.does(events(Flux.just(token("a"), done()).concatWith(Mono.never())));

        StepVerifier.create(upstream.stream("call-1", BODY).flatMapIterable(Function.identity())).expectNextCount(2)
                .expectComplete().verify(Duration.ofSeconds(10));
    }

    @Test
    void allowsNoSecondTryOnceAnAnswerHasBegun() {
        fake.does(events(Flux.just(token("a")).concatWith(Mono.error(new IllegalStateException("cut")))));

        StepVerifier.create(upstream.stream("call-1", BODY)).expectNextCount(1)
                .expectErrorMatches(cut -> cut instanceof UpstreamFailure failure && !failure.allowsSecondTry())
                .verify(LONG);
    }

    @Test
    void allowsSecondTryWhereNobodyListens() {
        UpstreamFailure failure = failure(upstream("http://127.0.0.1:1/v1", LONG, LONG).complete("call-1", BODY));

        assertThat(failure.allowsSecondTry()).isTrue();
        assertThat(failure.told().status()).isEqualTo(502);
    }

    @Test
    void refusesAnswerWithoutEnd() {
        fake.does(json(200, "x".repeat(100_000)));

        assertThat(failure(upstream.complete("call-1", BODY))).hasMessageContaining("too long");
    }

    @Test
    void listsModelsWithNames() {
        fake.lists(
                "{\"data\":[{\"id\":\"a\"},{\"name\":\"no id\"},{\"id\":\"b\",\"created\":3,\"owned_by\":\"acme\"}]}");

        StepVerifier.create(upstream.models())
                .expectNext(List.of(new UpstreamModel("a", 0, "upstream"), new UpstreamModel("b", 3, "acme")))
                .verifyComplete();
    }

    private static UpstreamFailure failure(org.reactivestreams.Publisher<?> call) {
        return Flux.from(call).then(Mono.<UpstreamFailure>empty())
                .onErrorResume(UpstreamFailure.class, Mono::just).block(LONG);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
