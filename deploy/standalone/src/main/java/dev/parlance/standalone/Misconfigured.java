package dev.parlance.standalone;

/** Something the user can put right, said in one sentence. */
final class Misconfigured extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Misconfigured(String sentence) {
        super(sentence);
    }
}
