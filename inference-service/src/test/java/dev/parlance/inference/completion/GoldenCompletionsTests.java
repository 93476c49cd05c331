package dev.parlance.inference.completion;

import java.util.List;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.GoldenAnswers;
import dev.parlance.inference.stream.EventStream;
import dev.parlance.inference.stream.Part;

import static org.assertj.core.api.Assertions.assertThat;

/** Chat completions, byte for byte. */
class GoldenCompletionsTests {

    private static final Stamp STAMP = new Stamp(GoldenAnswers.ID, GoldenAnswers.CREATED, "fp_a1b2c3");

    @Test
    void streamsWithUsageBesideTheFinishReason() {
        assertThat(streamed(GoldenAnswers.TEXT, false)).isEqualTo(GoldenAnswers.file("chat/stream.txt"));
    }

    @Test
    void streamsWithUsageOnItsOwn() {
        assertThat(streamed(GoldenAnswers.TEXT, true)).isEqualTo(GoldenAnswers.file("chat/stream-with-usage.txt"));
    }

    @Test
    void streamsCallsOfTheCallersTools() {
        assertThat(streamed(GoldenAnswers.CALLS, false)).isEqualTo(GoldenAnswers.file("chat/stream-of-calls.txt"));
    }

    @Test
    void streamsWhatToolsDoThatRunHere() {
        assertThat(streamed(GoldenAnswers.SEARCHED, false))
                .isEqualTo(GoldenAnswers.file("chat/stream-with-server-tool.txt"));
    }

    @Test
    void streamsUntilItFails() {
        ChunkEncoder encoder = encoder(false);

        String told = GoldenAnswers.text(Flux.fromIterable(GoldenAnswers.BROKEN_OFF).concatMap(encoder::events)
                .concatWith(Mono.fromSupplier(() -> encoder.failed("The model's answer broke off."))));

        assertThat(told).isEqualTo(GoldenAnswers.file("chat/stream-that-fails.txt"));
    }

    @Test
    void pingsWhileNothingIsSaid() {
        StepVerifier.withVirtualTime(() -> EventStream.withPings(Flux.<byte[]>never()).take(1))
                .expectSubscription().thenAwait(EventStream.PING_EVERY)
                .assertNext(ping -> assertThat(new String(ping)).isEqualTo(GoldenAnswers.file("chat/ping.txt")))
                .verifyComplete();
    }

    @Test
    void answersInOnePiece() {
        assertThat(whole(GoldenAnswers.EVERYTHING)).isEqualTo(GoldenAnswers.file("chat/whole.json"));
    }

    @Test
    void answersInOnePieceWithCallsOfTheCallersTools() {
        assertThat(whole(GoldenAnswers.CALLS)).isEqualTo(GoldenAnswers.file("chat/whole-with-calls.json"));
    }

    private static String streamed(List<Part> parts, boolean wantsUsage) {
        return GoldenAnswers.text(Flux.fromIterable(parts).concatMap(encoder(wantsUsage)::events));
    }

    private static ChunkEncoder encoder(boolean wantsUsage) {
        return new ChunkEncoder(STAMP, "asked-for", wantsUsage, JsonMapper.shared());
    }

    private static String whole(List<Part> parts) {
        return WholeCompletion.of(STAMP, GoldenAnswers.answer(parts), JsonMapper.shared());
    }
}
