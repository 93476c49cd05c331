package dev.parlance.inference.generation;

/** The form the text of an answer has to have. */
public interface Structure {

    /** How often the model may try, the first time included. */
    int attempts();

    /** What is to be said of a text. */
    Verdict judge(String text);

    /** Whether a text has the form. */
    sealed interface Verdict {

        /** @param text as the caller gets it, mended where that was possible */
        record Fits(String text) implements Verdict {}

        /** @param complaint what the model is told */
        record Misses(String complaint) implements Verdict {}
    }
}
