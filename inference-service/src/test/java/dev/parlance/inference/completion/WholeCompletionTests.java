package dev.parlance.inference.completion;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.gateway.reply.Replies;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.TokenUsage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests for {@link WholeCompletion}. */
class WholeCompletionTests {

    @Test
    void wordsAnswerInTheOpenAiShape() {
        Answer answer = new Answer();
        List.of(new Part.Start("@parlance/extract", null), new Part.Delta("Paris."),
                new Part.Usage(TokenUsage.counted(84, 16)), new Part.End("stop")).forEach(answer::add);

        assertThat(WholeCompletion.of(new Stamp(new UUID(1, 2), 5, "fp_000000"), answer, JsonMapper.shared()))
                .isEqualTo(
                        "{\"id\":\"00000000-0000-0001-0000-000000000002\",\"object\":\"chat.completion\",\"created\":5,"
                                + "\"model\":\"@parlance/extract\",\"system_fingerprint\":\"fp_000000\",\"choices\":[{\"index\":0,"
                                + "\"message\":{\"role\":\"assistant\",\"content\":\"Paris.\",\"refusal\":null,\"annotations\":[],"
                                + "\"tool_calls\":[]},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":84,"
                                + "\"completion_tokens\":16,\"total_tokens\":100,\"prompt_tokens_details\":{\"cached_tokens\":0,"
                                + "\"audio_tokens\":0}},\"service_tier\":\"default\",\"sources\":[],"
                                + "\"generation_context\":{\"generated_usage\":[],\"runned_functions\":[]}}");
    }

    @Test
    void estimatesUsageAnUpstreamLeftOut() {
        String answer = "{\"choices\":[{\"message\":{\"content\":\"hi\"}}]}";

        assertThat(passedOn(answer))
                .startsWith(answer.substring(0, answer.length() - 1) + ",\"usage\":{\"prompt_tokens\":10,")
                .endsWith(
                        "\"estimated\":true},\"generation_context\":{\"generated_usage\":[%d],\"runned_functions\":[]}}"
                                .formatted(10 + Math.ceilDiv(answer.length(), 4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"choices\":[]}", "<html>", "{\"error\":{\"message\":\"x\"},\"choices\":[{}]}"})
    void refusesWhatIsNoAnswer(String answer) {
        assertThatThrownBy(() -> passedOn(answer)).isInstanceOf(UpstreamFailure.class);
    }

    private static String passedOn(String answer) {
        return new String(
                WholeCompletion.passedOn(answer.getBytes(StandardCharsets.UTF_8), 40, Replies.none(),
                        usage -> "[" + usage.total() + "]"),
                StandardCharsets.UTF_8);
    }
}
