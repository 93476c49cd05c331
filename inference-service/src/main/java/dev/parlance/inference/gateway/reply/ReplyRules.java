package dev.parlance.inference.gateway.reply;

import dev.parlance.inference.gateway.parameter.Flag;
import dev.parlance.inference.gateway.parameter.Parameters;

/**
 * What happens to a model's answers.
 *
 * @param thinksAloud whether it may begin with reasoning between tags
 * @param growing whether each chunk holds the whole text so far
 * @param reasoning whether the caller sees reasoning
 * @param details whether that includes its details
 * @param summary whether that includes summaries of it
 * @param beginning what the gateway has begun the answer with and the caller shall see; empty where there is nothing
 */
public record ReplyRules(boolean thinksAloud, boolean growing, boolean reasoning, boolean details, boolean summary,
        String beginning) {

    /** @param begun what the answer was begun with; empty where that was left to the model */
    public static ReplyRules of(Parameters parameters, String begun) {
        boolean reasoning = parameters.has(Flag.RETURN_REASONING_TOKENS);
        return new ReplyRules(parameters.has(Flag.THINKING_PROCESS), parameters.has(Flag.DIFFUSING_STREAM), reasoning,
                reasoning && !parameters.has(Flag.DISABLE_REASONING_DETAILS),
                reasoning && !parameters.has(Flag.DISABLE_REASONING_SUMMARY),
                parameters.isOn("includePrefillingInMessages") ? begun : "");
    }

    /** Whether answers have to be read at all, where they hold no reasoning. */
    boolean concernText() {
        return thinksAloud || growing || !beginning.isEmpty();
    }

    boolean showsAll() {
        return reasoning && details && summary;
    }
}
