package dev.parlance.inference.telemetry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.MeterNotFoundException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import reactor.util.context.Context;

import dev.parlance.inference.stream.TokenUsage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests for {@link CallTimes} and {@link CallTime}. */
class CallTimesTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private final AtomicLong nanos = new AtomicLong();

    private final CallTimes times = new CallTimes(registry, nanos::get);

    private CallTime begin(String model) {
        return times.begin("chat", model, false, Context.empty());
    }

    private void pass(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    private CallTime streamed() {
        CallTime call = begin("m");
        pass(10);
        call.paid();
        pass(200);
        CallTime.askedOf("acme", call.in(Context.empty()));
        call.piece();
        pass(30);
        call.piece();
        pass(30);
        call.piece();
        pass(5);
        return call;
    }

    @Test
    void tellsTimeHereFromTimeThere() {
        streamed().ended(TokenUsage.counted(7, 4), 0, "");

        assertThat(millis("gen_ai.client.operation.duration")).isEqualTo(265);
        assertThat(millis("gen_ai.server.request.duration")).isEqualTo(275);
        assertThat(millis("gen_ai.client.operation.time_to_first_chunk")).isEqualTo(200);
        assertThat(millis("gen_ai.server.time_to_first_token")).isEqualTo(210);
    }

    @Test
    void tellsTimeBetweenPiecesAndTokens() {
        streamed().ended(TokenUsage.counted(7, 4), 0, "");

        assertThat(millis("gen_ai.client.operation.time_per_output_chunk")).isEqualTo(60);
        assertThat(timer("gen_ai.client.operation.time_per_output_chunk").count()).isEqualTo(2);
        assertThat(millis("gen_ai.server.time_per_output_token")).isEqualTo(20);
    }

    @Test
    void namesWhomItAskedAndHowItEnded() {
        streamed().ended(TokenUsage.NOTHING, 0, "502");

        Timer timer = registry.get("gen_ai.client.operation.duration").tag("gen_ai.provider.name", "acme")
                .tag("error.type", "502").timer();
        assertThat(timer.getId().getTag("gen_ai.operation.name")).isEqualTo("chat");
        assertThat(timer.getId().getTag("gen_ai.request.model")).isEqualTo("m");
        assertThat(timer.getId().getTag("gen_ai.response.model")).isEmpty();
    }

    @Test
    void countsTokensThatWereCounted() {
        streamed().ended(TokenUsage.counted(7, 4), 0, "");
        streamed().ended(TokenUsage.estimated(70, 40), 0, "");

        assertThat(tokens("input")).isEqualTo(7);
        assertThat(tokens("output")).isEqualTo(4);
    }

    @Test
    void tellsNothingOfStreamsOfWhatIsNone() {
        CallTime call = begin("m");
        call.paid();
        call.ended(TokenUsage.counted(7, 4), 0, "");

        assertThat(timer("gen_ai.client.operation.time_to_first_chunk").count()).isZero();
        assertThat(timer("gen_ai.server.time_per_output_token").count()).isZero();
    }

    @Test
    void measuresNoCallThatWasNotMade() {
        begin("m").ended(TokenUsage.NOTHING, 0, "402");

        assertThat(timer("gen_ai.client.operation.duration").count()).isZero();
        assertThat(timer("gen_ai.server.request.duration").count()).isEqualTo(1);
    }

    @Test
    void boundsTheNamesOfModels() {
        for (int i = 0; i < 300; i++) {
            begin("m" + i).ended(TokenUsage.NOTHING, 1, "");
        }

        assertThat(registry.get("parlance.model.cost.micros").counters()).hasSize(201);
        assertThat(registry.get("parlance.model.cost.micros").tag("model", "other").counter().count()).isEqualTo(100);
    }

    @Test
    void keepsModelsOfUsersFromCrowdingOutOthers() {
        for (int i = 0; i < 300; i++) {
            times.begin("chat", "own" + i, true, Context.empty()).ended(TokenUsage.NOTHING, 0, "");
        }
        begin("m").ended(TokenUsage.NOTHING, 5, "");

        assertThat(registry.get("parlance.model.cost.micros").tag("model", "m").counter().count()).isEqualTo(5);
    }

    @Test
    void tellsNoCostOfGatewaysWhereThereIsNone() {
        begin("m").ended(TokenUsage.NOTHING, 5, "");

        assertThatThrownBy(() -> registry.get("parlance.gateway.cost.micros").counter())
                .isInstanceOf(MeterNotFoundException.class);
    }

    private Timer timer(String name) {
        return registry.get(name).timer();
    }

    private long millis(String name) {
        return (long) timer(name).totalTime(TimeUnit.MILLISECONDS);
    }

    private double tokens(String type) {
        return registry.get("gen_ai.client.token.usage").tag("gen_ai.token.type", type).summary().totalAmount();
    }
}
