package dev.parlance.inference.responses;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.inference.GoldenAnswers;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.translation.Members;

import static org.assertj.core.api.Assertions.assertThat;

/** Responses, byte for byte. */
class GoldenResponsesTests {

    private static final String REQUEST = """
            {"model":"asked-for","input":"How large?","instructions":"Be kind.","max_output_tokens":50,"temperature":0.5,
            "reasoning":{"effort":"low"},"tools":[{"type":"function","name":"look","parameters":{"type":"object"}}]}""";

    @Test
    void streamsReasoningAndTextWithWhatItRestsOn() {
        assertThat(streamed(GoldenAnswers.CITED)).isEqualTo(GoldenAnswers.file("responses/stream.txt"));
    }

    @Test
    void streamsCallsOfTheCallersTools() {
        assertThat(streamed(GoldenAnswers.CALLS)).isEqualTo(GoldenAnswers.file("responses/stream-of-calls.txt"));
    }

    @Test
    void saysThatAStreamWasCut() {
        assertThat(streamed(GoldenAnswers.CUT)).isEqualTo(GoldenAnswers.file("responses/stream-that-is-cut.txt"));
    }

    @Test
    void streamsUntilItFails() {
        ResponseEncoder encoder = encoder();
        UpstreamFailure failure = UpstreamFailure.broken("The model's answer broke off.");

        String told = GoldenAnswers.text(Flux.fromIterable(GoldenAnswers.BROKEN_OFF).map(encoder::events)
                .concatWith(Mono.fromSupplier(() -> encoder.failed(failure.told()))));

        assertThat(told).isEqualTo(GoldenAnswers.file("responses/stream-that-fails.txt"));
    }

    @Test
    void beginsBeforeItFailsWhereNothingWasSaid() {
        String told = new String(encoder().failed(UpstreamFailure.broken("It broke.").told()), StandardCharsets.UTF_8);

        assertThat(told).startsWith("event: response.created\n").contains("event: response.failed\n",
                "\"model\":\"asked-for\"");
    }

    @Test
    void showsNothingOfToolsThatRunHere() {
        assertThat(streamed(GoldenAnswers.SEARCHED)).contains("Found.").doesNotContain("web_search");
    }

    @Test
    void answersInOnePiece() {
        assertThat(whole(GoldenAnswers.CITED)).isEqualTo(GoldenAnswers.file("responses/whole.json"));
    }

    @Test
    void answersInOnePieceWithCallsOfTheCallersTools() {
        assertThat(whole(GoldenAnswers.CALLS)).isEqualTo(GoldenAnswers.file("responses/whole-with-calls.json"));
    }

    private static String streamed(List<Part> parts) {
        return GoldenAnswers.text(Flux.fromIterable(parts).map(encoder()::events));
    }

    private static ResponseEncoder encoder() {
        return new ResponseEncoder(text(), "asked-for");
    }

    private static String whole(List<Part> parts) {
        return WholeResponse.of(text(), GoldenAnswers.answer(parts));
    }

    private static ResponseText text() {
        ResponseRequest request = RequestReader.read(Members.of(REQUEST.getBytes(StandardCharsets.UTF_8)));
        return new ResponseText(new Mark(GoldenAnswers.ID.toString().replace("-", ""), GoldenAnswers.CREATED),
                request.echo());
    }
}
