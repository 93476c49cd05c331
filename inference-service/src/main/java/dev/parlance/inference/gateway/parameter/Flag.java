package dev.parlance.inference.gateway.parameter;

/** What is special about a gateway's model. */
public enum Flag {

    /** Instructions go as a message of the user. */
    NO_SYSTEM_INSTRUCT("NoSystemInstruct"),
    /** The parameter is never sent. */
    NO_TEMPERATURE("NoTemperature"),
    /** The model thinks aloud, between tags, in its answer. */
    THINKING_PROCESS("ThinkingProcess"),
    /** The beginning of an answer is not sent. */
    NO_ASSISTANT_PREFILLING("NoAssistantPrefilling"),
    /** The caller sees the model's reasoning. */
    RETURN_REASONING_TOKENS("ReturnReasoningTokens"),
    /** Only text is sent. */
    DISABLE_MULTI_MODAL_INPUT("DisableMultiModalInput"),
    /** Each chunk holds the whole text so far. */
    DIFFUSING_STREAM("DiffusingStream"),
    /** A schema is always a strict one. */
    OPEN_AI_STRICT_JSON("OpenAiStrictJson"),
    /** The model takes schemas by itself. */
    STRUCTURED_OUTPUT_SUPPORT("StructuredOutputSupport"),
    /** Reasoning of earlier turns is sent again. */
    PRESERVE_THINKING_TOKENS("PreserveThinkingTokens"),
    /** The parameter is never sent. */
    NO_STOP_PARAMETER("NoStopParameter"),
    /** The parameter is never sent. */
    NO_REASONING_EFFORT("NoReasoningEffort"),
    /** Calls of tools and their results are told in words. */
    REWRITE_TOOL_CALLS_AS_USER_MESSAGES("RewriteToolCallsAsUserMessages"),
    /** Summaries of reasoning are neither asked for nor shown. */
    DISABLE_REASONING_SUMMARY("DisableReasoningSummary"),
    /** Details of reasoning are neither asked for nor shown. */
    DISABLE_REASONING_DETAILS("DisableReasoningDetails"),
    /** Details of earlier reasoning that come with a request are sent again. */
    INCLUDE_STORED_REASONING("IncludeStoredReasoning"),
    /** Neighbouring messages of one role become one. */
    STRICT_USER_ASSISTANT_TURNS("StrictUserAssistantTurns");

    private final String word;

    Flag(String word) {
        this.word = word;
    }

    /** As the platform API writes it. */
    public String word() {
        return word;
    }
}
