package dev.parlance.inference.stream;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One piece of an answer. Every model speaks in these and every API shape has one encoder for them. A stream of parts
 * begins with {@link Start} and ends with {@link End}; when it cannot, it fails.
 */
public sealed interface Part {

    /**
     * Who answers.
     *
     * @param model id of the model that answers
     * @param insteadOf id of the model that was to answer and could not
     */
    record Start(String model, @Nullable String insteadOf) implements Part {}

    /** Text to append to the answer. */
    record Delta(String text) implements Part {}

    /** Text of the model's own reasoning, apart from the answer. */
    record Reasoning(String text) implements Part {}

    /** What the answer rests on, best first. */
    record Sources(List<Source> sources) implements Part {

        public Sources {
            sources = List.copyOf(sources);
        }
    }

    /** What the answer cost in tokens. */
    record Usage(TokenUsage usage) implements Part {}

    /** The answer is whole. {@code reason} is a finish reason of the OpenAI shape: {@code stop}, {@code length}… */
    record End(String reason) implements Part {}
}
