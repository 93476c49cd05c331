package dev.parlance.inference.stream;

/**
 * Tokens of one answer.
 *
 * @param prompt tokens read, those from a cache included
 * @param completion tokens written
 * @param cached how many of the prompt's tokens came from the model's cache
 * @param estimated true when nobody counted and the numbers follow {@link TokenCount}
 */
public record TokenUsage(int prompt, int completion, int cached, boolean estimated) {

    public static final TokenUsage NOTHING = new TokenUsage(0, 0, 0, false);

    public static TokenUsage estimated(int prompt, int completion) {
        return new TokenUsage(prompt, completion, 0, true);
    }

    /** For the built-in model, whose own measure {@link TokenCount} is. */
    public static TokenUsage counted(int prompt, int completion) {
        return new TokenUsage(prompt, completion, 0, false);
    }

    /** Both together; an estimate as soon as one of them is. */
    public TokenUsage plus(TokenUsage other) {
        return new TokenUsage(prompt + other.prompt, completion + other.completion, cached + other.cached,
                estimated || other.estimated);
    }

    public int total() {
        return prompt + completion;
    }

    /** In the OpenAI shape; {@code estimated} appears only when it is true. */
    public String json() {
        return "{\"prompt_tokens\":" + prompt + ",\"completion_tokens\":" + completion + ",\"total_tokens\":" + total()
                + ",\"prompt_tokens_details\":{\"cached_tokens\":" + cached + ",\"audio_tokens\":0}"
                + (estimated ? ",\"estimated\":true}" : "}");
    }
}
