package dev.parlance.inference.provider;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.inference.stream.JsonEdit;
import dev.parlance.inference.stream.TokenUsage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests for {@link Chunk}. */
class ChunkTests {

    @Test
    void readsTextReasoningAndFinish() {
        Chunk chunk = chunk("{\"choices\":[{\"delta\":{\"content\":\"a\\nb\",\"reasoning_content\":\"hm\"},"
                + "\"finish_reason\":\"length\"},{\"delta\":{\"content\":\"other\"}}]}");

        assertThat(chunk.text()).isEqualTo("a\nb");
        assertThat(chunk.reasoning()).isEqualTo("hm");
        assertThat(chunk.finish()).isEqualTo("length");
    }

    @Test
    void readsUsageWithCachedTokens() {
        Chunk chunk = chunk("{\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":3,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":2,\"x\":{}}}}");

        assertThat(chunk.hasChoices()).isFalse();
        assertThat(chunk.usage()).isEqualTo(new TokenUsage(5, 3, 2, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"prompt_tokens\":-5,\"completion_tokens\":3}",
            "{\"prompt_tokens\":1000000000000000000,\"completion_tokens\":3}", "{\"prompt_tokens\":5}",
            "{\"prompt_tokens\":1.5,\"completion_tokens\":3}", "{\"prompt_tokens\":\"5\",\"completion_tokens\":3}",
            "{\"prompt_tokens\":1e18,\"completion_tokens\":3}", "{\"prompt_tokens\":NaN,\"completion_tokens\":3}",
            "{\"prompt_tokens\":1,\"completion_tokens\":-Infinity}",
            "{\"prompt_tokens\":9000000000,\"completion_tokens\":3}", "{}", "null", "[]"})
    void doesNotBelieveUsageThatCannotBe(String usage) {
        assertThat(chunk("{\"choices\":[],\"usage\":" + usage + "}").usage()).isNull();
    }

    @Test
    void tellsUsageThatCannotBeFromNone() {
        assertThat(chunk("{\"usage\":{\"prompt_tokens\":NaN}}").hasIncredibleUsage()).isTrue();
        assertThat(chunk("{\"usage\":null}").hasIncredibleUsage()).isFalse();
        assertThat(chunk("{\"choices\":[]}").hasIncredibleUsage()).isFalse();
    }

    @Test
    void countsNoMoreCachedTokensThanWereRead() {
        assertThat(chunk("{\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":3,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":90000000}}}").usage())
                .isEqualTo(new TokenUsage(5, 3, 5, false));
    }

    @Test
    void findsErrorInWords() {
        assertThat(chunk("{\"error\":{\"code\":1,\"message\":\"overloaded\"}}").error()).isEqualTo("overloaded");
        assertThat(chunk("{\"error\":null}").error()).isNull();
    }

    @Test
    void editsUsageWhetherOrNotItStandsThere() {
        assertThat(withUsage("{\"a\":1}")).isEqualTo("{\"a\":1,\"usage\":{}}");
        assertThat(withUsage("{\"usage\":null,\"é\":1}")).isEqualTo("{\"usage\":{},\"é\":1}");
        assertThat(withUsage("{\"usage\":{\"x\":[{}]},\"a\":1}")).isEqualTo("{\"usage\":{},\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "{\"a\":", "{\"choices\":[1,2],",
            "{\"choices\":[{\"logprobs\":NaN}],\"usage\":null}"})
    void refusesWhatIsNoAnswer(String json) {
        assertThatThrownBy(() -> chunk(json)).isInstanceOf(UpstreamFailure.class);
    }

    @Test
    void staysInStepOverOddChoices() {
        assertThat(chunk("{\"choices\":[1,[2],{\"finish_reason\":\"stop\"}],\"error\":\"x\"}").error()).isEqualTo("x");
    }

    private static String withUsage(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new String(JsonEdit.apply(bytes, List.of(Chunk.of(bytes).withUsage("{}"))), StandardCharsets.UTF_8);
    }

    private static Chunk chunk(String json) {
        return Chunk.of(json.getBytes(StandardCharsets.UTF_8));
    }
}
