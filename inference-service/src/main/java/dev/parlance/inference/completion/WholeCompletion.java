package dev.parlance.inference.completion;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.JsonText;
import dev.parlance.inference.stream.TokenCount;
import dev.parlance.inference.stream.TokenUsage;
import dev.parlance.inference.stream.JsonEdit;
import dev.parlance.inference.gateway.reply.Replies;
import dev.parlance.inference.provider.Chunk;

/** A completion in one piece, in the OpenAI shape. */
final class WholeCompletion {

    private static final String CONTEXT = "generation_context";

    private WholeCompletion() {
    }

    private static String context(String bill, String functions) {
        return "{\"generated_usage\":" + bill + ",\"runned_functions\":" + functions + "}";
    }

    /**
     * An upstream's answer as it came, with an estimate where it did not count, and the bill.
     *
     * @param replies what gateways do to it; its length in tokens is judged before
     * @param charged takes the tokens used and tells the items of the bill
     */
    static byte[] passedOn(byte[] answer, int promptBytes, Replies replies, Function<TokenUsage, String> charged) {
        Chunk said = Chunk.of(answer);
        if (said.error() != null || !said.hasChoices()) {
            throw UpstreamFailure.broken("The model sent no answer.");
        }
        byte[] told = replies.whole(answer);
        Chunk facts = told == answer ? said : Chunk.of(told);
        if (facts.usage() != null) {
            return JsonEdit.apply(told, List.of(facts.with(CONTEXT, context(charged.apply(facts.usage()), "[]"))));
        }
        TokenUsage usage = TokenUsage.estimated(TokenCount.ofBytes(promptBytes), TokenCount.ofBytes(answer.length));
        return JsonEdit.apply(told,
                List.of(facts.withUsage(usage.json()), facts.with(CONTEXT, context(charged.apply(usage), "[]"))));
    }

    static String of(Stamp stamp, Answer answer, JsonMapper json) {
        return """
                {"id":"%s","object":"chat.completion","created":%d,"model":%s,"system_fingerprint":"%s",\
                "choices":[{"index":0,"message":%s,"logprobs":null,"finish_reason":%s}],"usage":%s,\
                "service_tier":"default","sources":%s,"generation_context":%s}"""
                .formatted(stamp.id(), stamp.created(), JsonText.quoted(answer.model()), stamp.fingerprint(),
                        message(answer), JsonText.quoted(answer.finish()), answer.usage().json(),
                        json.writeValueAsString(answer.sources()),
                        context(Objects.requireNonNullElse(answer.bill(), "[]"), ToolWords.run(answer.tools())));
    }

    /** Beside calls there is mostly nothing said. */
    private static String message(Answer answer) {
        boolean silent = answer.text().isEmpty() && !answer.calls().isEmpty();
        String reasoning = answer.reasoning().isEmpty()
                ? ""
                : "\"reasoning\":" + JsonText.quoted(answer.reasoning()) + ",";
        return "{\"role\":\"assistant\",\"content\":" + JsonText.quoted(silent ? null : answer.text()) + "," + reasoning
                + "\"refusal\":null,\"annotations\":[],\"tool_calls\":" + ToolWords.calls(answer.calls(), false) + "}";
    }
}
