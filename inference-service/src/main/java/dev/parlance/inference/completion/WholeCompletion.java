package dev.parlance.inference.completion;

import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.JsonText;
import dev.parlance.inference.stream.TokenCount;
import dev.parlance.inference.stream.TokenUsage;
import dev.parlance.inference.stream.JsonEdit;
import dev.parlance.inference.provider.Chunk;

/** A completion in one piece, in the OpenAI shape. */
final class WholeCompletion {

    private WholeCompletion() {
    }

    /** An upstream's answer as it came, with an estimate where it did not count. */
    static byte[] passedOn(byte[] answer, int promptBytes) {
        Chunk facts = Chunk.of(answer);
        if (facts.error() != null || !facts.hasChoices()) {
            throw UpstreamFailure.broken("The model sent no answer.");
        }
        if (facts.usage() != null) {
            return answer;
        }
        TokenUsage usage = TokenUsage.estimated(TokenCount.ofBytes(promptBytes), TokenCount.ofBytes(answer.length));
        return JsonEdit.apply(answer, List.of(facts.withUsage(usage.json())));
    }

    static String of(Stamp stamp, Answer answer, JsonMapper json) {
        return """
                {"id":"%s","object":"chat.completion","created":%d,"model":%s,"system_fingerprint":"%s",\
                "choices":[{"index":0,"message":{"role":"assistant","content":%s,"refusal":null,"annotations":[],\
                "tool_calls":[]},"logprobs":null,"finish_reason":%s}],"usage":%s,"service_tier":"default",\
                "sources":%s,"generation_context":{"generated_usage":[],"runned_functions":[]}}"""
                .formatted(stamp.id(), stamp.created(), JsonText.quoted(answer.model()), stamp.fingerprint(),
                        JsonText.quoted(answer.text()), JsonText.quoted(answer.finish()), answer.usage().json(),
                        json.writeValueAsString(answer.sources()));
    }
}
