package dev.parlance.inference.answer;

/**
 * Takes the mark {@code [0]}, by which a model says that no passage holds the answer, out of text that arrives in pieces. A
 * piece that may be the beginning of the mark waits for the next one.
 */
final class NothingMark {

    static final String MARK = "[0]";

    private String waiting = "";

    private boolean found;

    String pass(String piece) {
        String text = waiting + piece;
        int mark = text.indexOf(MARK);
        while (mark >= 0) {
            found = true;
            text = text.substring(0, mark).stripTrailing() + text.substring(mark + MARK.length());
            mark = text.indexOf(MARK);
        }
        int open = text.endsWith("[0") ? text.length() - 2 : text.endsWith("[") ? text.length() - 1 : text.length();
        waiting = text.substring(open);
        return text.substring(0, open);
    }

    /** What still waits when no more is to come. */
    String rest() {
        String rest = waiting;
        waiting = "";
        return rest;
    }

    boolean isFound() {
        return found;
    }
}
