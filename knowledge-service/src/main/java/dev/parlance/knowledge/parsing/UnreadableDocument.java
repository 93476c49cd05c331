package dev.parlance.knowledge.parsing;

/** A file that cannot become knowledge, with a stable code and a sentence its owner can act on. */
public class UnreadableDocument extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    private final String reason;

    public UnreadableDocument(String code, String reason) {
        super(reason);
        this.code = code;
        this.reason = reason;
    }

    /** For instance {@code no_text}, {@code broken_file}, {@code encrypted}, {@code too_large}. */
    public String code() {
        return code;
    }

    /** The sentence. */
    public String reason() {
        return reason;
    }
}
