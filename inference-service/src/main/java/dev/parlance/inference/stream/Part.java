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

    /** Tools the caller is to run; the answer ends with them. */
    record Calls(List<ToolCall> calls) implements Part {

        public Calls {
            calls = List.copyOf(calls);
        }
    }

    /**
     * A tool that runs here has come to a new state.
     *
     * @param why the model's own words for what it does, where they are wanted
     * @param result what the model is told; absent until it has run
     */
    record ServerTool(ToolCall call, State state, @Nullable Why why, @Nullable String result) implements Part {

        /** How far a tool is. */
        public enum State {
            CREATED, RUNNING, FINISHED, FAILED
        }

        /** What moves a model to use a tool. */
        public record Why(String reason, String goal) {}
    }

    /** The items of the bill, as the platform tells its callers: a JSON array. */
    record Billed(String items) implements Part {}

    /** What the answer cost in tokens. */
    record Usage(TokenUsage usage) implements Part {}

    /** The answer is whole. {@code reason} is a finish reason of the OpenAI shape: {@code stop}, {@code length}… */
    record End(String reason) implements Part {}
}
