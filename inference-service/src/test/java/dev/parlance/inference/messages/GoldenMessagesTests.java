package dev.parlance.inference.messages;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.inference.GoldenAnswers;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Part;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages, byte for byte. */
class GoldenMessagesTests {

    private static final String ID = GoldenAnswers.ID.toString().replace("-", "");

    @Test
    void streamsThoughtsAndText() {
        assertThat(streamed(GoldenAnswers.CITED)).isEqualTo(GoldenAnswers.file("messages/stream.txt"));
    }

    @Test
    void streamsCallsOfTheCallersTools() {
        assertThat(streamed(GoldenAnswers.CALLS)).isEqualTo(GoldenAnswers.file("messages/stream-of-calls.txt"));
    }

    @Test
    void saysThatAStreamWasCut() {
        assertThat(streamed(GoldenAnswers.CUT)).isEqualTo(GoldenAnswers.file("messages/stream-that-is-cut.txt"));
    }

    @Test
    void streamsUntilItFails() {
        MessageEncoder encoder = encoder();
        UpstreamFailure failure = UpstreamFailure.broken("The model's answer broke off.");

        String told = GoldenAnswers.text(Flux.fromIterable(GoldenAnswers.BROKEN_OFF).map(encoder::events)
                .concatWith(Mono.fromSupplier(() -> encoder.failed(failure.told()))));

        assertThat(told).isEqualTo(GoldenAnswers.file("messages/stream-that-fails.txt"));
    }

    @Test
    void showsNothingOfToolsThatRunHere() {
        assertThat(streamed(GoldenAnswers.SEARCHED)).contains("Found.").doesNotContain("web_search");
    }

    @Test
    void pingsWithAnEvent() {
        assertThat(new String(MessageEncoder.PING, StandardCharsets.UTF_8))
                .isEqualTo(GoldenAnswers.file("messages/ping.txt"));
    }

    @Test
    void answersInOnePiece() {
        assertThat(whole(GoldenAnswers.CITED)).isEqualTo(GoldenAnswers.file("messages/whole.json"));
    }

    @Test
    void answersInOnePieceWithCallsOfTheCallersTools() {
        assertThat(whole(GoldenAnswers.CALLS)).isEqualTo(GoldenAnswers.file("messages/whole-with-calls.json"));
    }

    private static String streamed(List<Part> parts) {
        return GoldenAnswers.text(Flux.fromIterable(parts).map(encoder()::events));
    }

    private static MessageEncoder encoder() {
        return new MessageEncoder(ID, 12, true, "r-1");
    }

    private static String whole(List<Part> parts) {
        return WholeMessage.of(ID, GoldenAnswers.answer(parts), true);
    }
}
