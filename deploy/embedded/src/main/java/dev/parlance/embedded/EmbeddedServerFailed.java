package dev.parlance.embedded;

/** An embedded server that could not start; the message is a sentence for the person at the terminal. */
public class EmbeddedServerFailed extends RuntimeException {

    public EmbeddedServerFailed(String sentence) {
        super(sentence);
    }

    public EmbeddedServerFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
