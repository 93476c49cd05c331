package dev.parlance.inference.metering;

/**
 * What is about to be asked of a model.
 *
 * @param model its id
 * @param input tokens it will read, estimated
 * @param output most tokens it may write, or how many to expect where nobody has said
 * @param free whether its tokens cost nothing here, because whoever asks pays the model's provider
 * @param sku under which it stands on the bill
 */
public record Work(String model, Route route, int input, int output, boolean free, String sku) {

    static final String COMPLETIONS = "inference.chat_completions";

    /** How long answers mostly are at most when the caller sets no bound. */
    public static final int USUAL_OUTPUT = 1_024;

    public Work(String model, Route route, int input, int output) {
        this(model, route, input, output, false);
    }

    public Work(String model, Route route, int input, int output, boolean free) {
        this(model, route, input, output, free, COMPLETIONS);
    }
}
