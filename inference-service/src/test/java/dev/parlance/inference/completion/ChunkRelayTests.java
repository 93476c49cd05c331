package dev.parlance.inference.completion;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.TokenUsage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests for {@link ChunkRelay}, byte for byte. */
class ChunkRelayTests {

    private static final String TEXT = "{\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"say \\\"usage\\\": 5\"},\"finish_reason\":null}],\"usage\":null}";

    private static final String STOP = "{\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":null}";

    private static final String COUNTS = "{\"prompt_tokens\":9,\"completion_tokens\":2,\"total_tokens\":11,\"extra\":[1]}";

    private static final String USAGE = "{\"id\":\"1\",\"choices\":[],\"usage\":" + COUNTS + "}";

    private final ChunkRelay relay = new ChunkRelay(false, 400);

    @Test
    void passesTextOnAtOnceAndUnchanged() {
        assertThat(take(relay, TEXT)).isEqualTo("data: " + TEXT + "\n\n");
    }

    @Test
    void putsUsageBesideFinishReason() {
        String got = take(relay, TEXT) + take(relay, STOP) + take(relay, USAGE) + take(relay, "[DONE]");

        assertThat(got).isEqualTo(framed(TEXT, STOP.replace("\"usage\":null", "\"usage\":" + COUNTS), "[DONE]"));
    }

    @Test
    void leavesUsageOnItsOwnForCallerWhoAskedForThat() {
        ChunkRelay asked = new ChunkRelay(true, 400);

        assertThat(take(asked, TEXT, STOP, USAGE, "[DONE]")).isEqualTo(framed(TEXT, STOP, USAGE, "[DONE]"));
    }

    @Test
    void leavesUsageWhereUpstreamPutItBesideFinishReason() {
        String both = STOP.replace("\"usage\":null", "\"usage\":" + COUNTS);

        assertThat(take(relay, TEXT, both, "[DONE]")).isEqualTo(framed(TEXT, both, "[DONE]"));
        assertThat(relay.usage()).isEqualTo(new TokenUsage(9, 2, 0, false));
    }

    @Test
    void estimatesUsageThatNeverCame() {
        String estimate = "{\"prompt_tokens\":100,\"completion_tokens\":2,\"total_tokens\":102,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":0,\"audio_tokens\":0},\"estimated\":true}";

        assertThat(take(relay, TEXT, STOP, "[DONE]"))
                .isEqualTo(framed(TEXT, STOP.replace("\"usage\":null", "\"usage\":" + estimate), "[DONE]"));
    }

    @Test
    void sendsEstimateOnItsOwnToCallerWhoAskedForUsage() {
        ChunkRelay asked = new ChunkRelay(true, 400);

        assertThat(take(asked, TEXT, STOP, "[DONE]")).startsWith(framed(TEXT, STOP))
                .contains("\"choices\":[],\"usage\":{\"prompt_tokens\":100").endsWith("data: [DONE]\n\n");
    }

    @Test
    void keepsOrderOfSeveralChoices() {
        String other = STOP.replace("\"index\":0", "\"index\":1");

        assertThat(take(relay, STOP, TEXT, other, USAGE, "[DONE]"))
                .isEqualTo(framed(STOP, TEXT, other.replace("\"usage\":null", "\"usage\":" + COUNTS), "[DONE]"));
    }

    @Test
    void saysDoneOnlyOnce() {
        assertThat(take(relay, TEXT, STOP, USAGE, "[DONE]", "[DONE]", TEXT)).endsWith("[DONE]\n\n")
                .containsOnlyOnce("[DONE]");
        assertThat(relay.end()).isEmpty();
    }

    @Test
    void completesStreamWhoseUpstreamForgotToSayDone() {
        take(relay, TEXT, STOP, USAGE);

        assertThat(new String(relay.end(), StandardCharsets.UTF_8)).endsWith("data: [DONE]\n\n");
    }

    @Test
    void neverCallsAnAnswerWholeThatBrokeOff() {
        take(relay, TEXT);

        assertThatThrownBy(relay::end).isInstanceOf(UpstreamFailure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":{\"message\":\"too hot\"}}", "{\"choices\":[],\"error\":\"too hot\"}",
            "too hot",
            "{too hot}", "{\"choices\":[}", "{\"a\":1}{\"b\":2}", "{\"finish_reason\":\"x", "{\"usage\":5 too hot}",
            "[DONE]"})
    void stopsAtErrorsAndNonsense(String payload) {
        assertThatThrownBy(() -> take(relay, payload)).isInstanceOf(UpstreamFailure.class);
    }

    private static String take(ChunkRelay relay, String... payloads) {
        List<byte[]> bytes = Stream.of(payloads).map(payload -> payload.getBytes(StandardCharsets.UTF_8)).toList();
        return new String(relay.take(bytes), StandardCharsets.UTF_8);
    }

    private static String framed(String... payloads) {
        StringBuilder events = new StringBuilder();
        for (String payload : payloads) {
            events.append("data: ").append(payload).append("\n\n");
        }
        return events.toString();
    }
}
